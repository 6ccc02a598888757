/// Flows from Calico's Goldmane, [GoldmaneFlowSource]. Comes in: buckets of 15 s of the gRPC service `goldmane.Flows`,
/// through [dev.weft.flow.link.Dial]. A [GoldmaneSession] is one connection; [Buckets] puts reports together that
/// belong to one bucket and takes none twice after a break; [ReportJoin] makes one edge of what both ends report;
/// [GoldmaneEnds] and [PolicyTraces] say who is meant. Goes out: flows and a status.
///
/// May use: `flow`, `flow.link`, `flow.wire`, `cluster`, `net`, gRPC, protobuf.
///
/// Assumes: both nodes of a connection report it, the source's with the verdict of egress policies and the
/// destination's with that of ingress policies; bytes are from the reporter's point of view; pods are told by the name
/// that their controller makes names from, without addresses. The past is read by the same stream as the present, as
/// Whisker does. `num_connections_live` is a sum over buckets and is not used. The service `FlowCollector` is never
/// called: it is for nodes, and puts flows in.
@NullMarked
package dev.weft.flow.goldmane;

import org.jspecify.annotations.NullMarked;
