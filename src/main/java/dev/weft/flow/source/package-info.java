/// The flow sources, one file each, and their list [FlowSources]. Each owns its I/O and its threads and pushes
/// [dev.weft.flow.Flow]s.
///
/// - `sockets`, [SocketTableFlowSource]: comes in: the text of `/proc/net/tcp` and its like from consented pods,
///   through [dev.weft.flow.PodShell]. A pass is read ([SocketRound], [SocketReader]), parsed ([SocketTable]), and
///   joined ([SocketJoin]) into a [SocketPicture]; the last two are pure.
/// - `demo`, [DemoFlowSource]: comes in: `assets/demo/traffic.csv` and the demo cluster. [DemoTraffic] is pure.
///
/// Goes out: flows and the status of the source, to a [dev.weft.flow.FlowSink]. May use: `flow`, `cluster`, `net`.
///
/// To add a source: one file `XFlowSource` here, one line in [FlowSources], a test on recorded bytes.
///
/// Assumes: all containers of a pod share its sockets (Kubernetes documentation, "Pods", on networking); a policy that
/// denies drops silently, so that a denied connect stays in SYN-SENT (NetworkPolicy says nothing of it; the common
/// network plugins do so).
@NullMarked
package dev.weft.flow.source;

import org.jspecify.annotations.NullMarked;
