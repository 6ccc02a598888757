/// The question "how does one reach another": ways of hops, each with its verdict.
///
/// Comes in: reachability, and two ends of the picture. Goes out: a [PathAnswer]: the shortest ways of which every hop
/// is surely allowed; else one that may be allowed; and always what is true of the direct hop, with the reason where it
/// is denied. [PathSearch] walks, JGraphT sorts the ways.
///
/// May use: `topology`, `policy`, `cluster`, `net`, JGraphT.
@NullMarked
package dev.weft.topology.path;

import org.jspecify.annotations.NullMarked;
