/// Floor 3: what was observed.
///
/// Comes in: [Flow]s, pushed by a [FlowSource]. Goes out: a [FlowWindow], immutable counts per [FlowKey].
/// [FlowAggregator] is the one mutable class, confined to the analysis thread.
///
/// Two sources' figures are never added together: the source's name is part of the key.
///
/// [PodShell] is a door that `kube` fills: a command in a pod. May use: `cluster`, `net`. To add a source: one file in
/// `flow.source` and one line in its list.
@NullMarked
package dev.weft.flow;

import org.jspecify.annotations.NullMarked;
