/// Flows without any agent, [SocketTableFlowSource]. Comes in: the text of `/proc/net/tcp` and its like from consented
/// pods, through [dev.weft.flow.access.PodShell]. A pass is read ([SocketRound], [SocketReader]), parsed
/// ([SocketTable]), and joined ([SocketJoin]) into a [SocketPicture]; the last two are pure. Goes out: flows and a
/// status.
///
/// [PacedShell] and [ReadTurns] keep a large cluster from being stormed.
///
/// May use: `flow`, `flow.link`, `cluster`, `net`.
///
/// Assumes: all containers of a pod share its sockets (Kubernetes documentation, "Pods", on networking); a policy that
/// denies drops silently, so that a denied connect stays in SYN-SENT (NetworkPolicy says nothing of it; the common
/// network plugins do so).
@NullMarked
package dev.weft.flow.sockets;

import org.jspecify.annotations.NullMarked;
