/// Floor 4: the graph that is drawn, built with JGraphT.
///
/// Comes in: a [TopologyRequest] (reachability, flows, filter, folds, a draft's difference). Goes out: a [Topology] of
/// workloads, services, namespaces and outside peers whose edges carry [Evidence]: allowed by policy, observed,
/// blocked, changed by a draft.
///
/// [Contributor]s add nodes and edges; equal ids merge, in any order, to the same graph (the merge law).
///
/// What is allowed only because nothing isolates either end is not drawn as an edge (it would be every pair): the node
/// says that it is open. May use: `policy`, `flow`, `cluster`, `net`, JGraphT.
@NullMarked
package dev.weft.topology;

import org.jspecify.annotations.NullMarked;
