/// Floor 3: what was observed.
///
/// Comes in: [Flow]s, pushed by a [FlowSource]. Goes out: a [FlowWindow], immutable counts per [FlowKey].
/// [FlowAggregator] is the one mutable class, confined to the analysis thread.
///
/// Two sources' figures are never added together: the source's name is part of the key.
///
/// [FlowEnds] says who stands behind an address; [ReadPlan] says, before anything is asked, in which pods a command
/// would be run. [PodShell] is a door that `kube` fills: a command in a pod, which fails with a [ShellFailure].
///
/// May use: `cluster`, `net`. To add a source: one file in `flow.source` and one line in its list.
///
/// Assumes: an address means the same on every node; a host-network pod has its node's address and none of its own
/// (core/v1 PodSpec.hostNetwork).
@NullMarked
package dev.weft.flow;

import org.jspecify.annotations.NullMarked;
