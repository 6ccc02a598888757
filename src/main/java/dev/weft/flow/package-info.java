/// Floor 3: what was observed.
///
/// Comes in: [Flow]s, pushed by a [FlowSource] that a [FlowCatalogue] opened. Goes out: a [FlowWindow], immutable
/// counts
/// per [FlowKey]. [FlowAggregator] is the one mutable class, confined to the analysis thread.
///
/// Two sources' figures are never added together: the source's name is part of the key.
///
/// Rooms: `access` (doors into a cluster), `link` (what sources share), a room for each source (`hubble`, `goldmane`,
/// `prometheus`, `sockets`, `demo`), `filter` (which flows are wanted, as text), `recording`, `source` (what there
/// is, and
/// how it is opened), `wire` (generated messages).
///
/// [FlowEnds] says who stands behind an address; [ReadPlan] says, before anything is asked, in which pods a command
/// would be run. The ways into a cluster are doors of the room `access`.
///
/// May use: `cluster`, `net`. To add a source: one room beside the others, and one line in the catalogue of `source`.
///
/// Assumes: an address means the same on every node; a host-network pod has its node's address and none of its own
/// (core/v1 PodSpec.hostNetwork).
@NullMarked
package dev.weft.flow;

import org.jspecify.annotations.NullMarked;
