/// The ways into a live cluster that flow sources use: each class fills a door of `flow`.
///
/// [PodExec] runs a command in a pod. [PodForward] opens a port on loopback that leads to a port of a pod: a
/// [LocalTunnel], of which each connection is a [PodStream] of its own. [ServiceGet] asks a Service through the API
/// server's proxy. [AccessReviews] asks what the user may do; [Secrets] reads one Secret after the user has agreed.
///
/// Nothing here writes to the cluster: an access review is posted, answered and not stored. Failures are one line for
/// people, and name the command that shows a missing right.
///
/// Threads: calls block and end by an interrupt. A tunnel has virtual threads of its own, which end with it.
///
/// May use: `kube.api`, `kube.config`, `flow`, `cluster`, fabric8, Jackson.
@NullMarked
package dev.weft.kube.access;

import org.jspecify.annotations.NullMarked;
