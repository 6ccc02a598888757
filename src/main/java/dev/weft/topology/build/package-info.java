/// From what contributors add to the graph: gathered, sifted by the filter, namespaces folded.
///
/// Comes in: a [dev.weft.topology.TopologyRequest] and the [dev.weft.topology.Contributor]s. Goes out: a
/// [dev.weft.topology.Topology]. [TopologyBuilder] is the way in. A draft is laid over what stands without it
/// ([Undrafted]), edge by edge, so that a key stroke costs what it changes; where the filter asks for a text or a truth
/// everything is made again.
///
/// Merging commutes and associates: the order of contributors does not matter.
///
/// Threads: confined to the analysis thread.
@NullMarked
package dev.weft.topology.build;

import org.jspecify.annotations.NullMarked;
