/// Floor 5: where things stand.
///
/// Comes in: a [dev.weft.topology.Topology] and the previous [Positions]. Goes out: better positions, in world units
/// (one unit is one pixel at zoom 1), y down. Deterministic: the same input gives the same picture.
/// May use: `topology`, JGraphT.
@NullMarked
package dev.weft.layout;

import org.jspecify.annotations.NullMarked;
