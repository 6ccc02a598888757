/// Floor 3: what policies mean. The heart of Weft, and plain JDK.
///
/// Comes in: a [dev.weft.cluster.ClusterSnapshot]. Goes out: [PolicySet] (the compiled, kind-independent rules),
/// [Reachability] (what is allowed between endpoints, with a third value for what cannot be known),
/// [WorkloadReachability] (the same between workloads), [ReachabilityDiff], and, on request, an [Explanation] of one
/// pair.
///
/// May use: `cluster`, `net`. It never looks into its child rooms: `policy.kind` fills the door [PolicyKind],
/// `policy.engine` the door [ReachabilityEngine], and `app` hands both over. Two more rooms ask a reachability what is
/// not in it: `policy.exposure` for workloads that are not there yet, `policy.fix` for what would let a packet through.
///
/// Assumptions, each with a test:
///
/// - A pod reaches itself; its replica is another pod (documentation, "a Pod cannot block access to itself").
/// - No NetworkPolicy parts a pod from its own node; the node of a pod that is not scheduled may be any
///   (NetworkPolicySpec.ingress, "the pod's local node"; documentation for the way to the node). The network policy API
///   has no such sentence: what Admin and Baseline rules deny there is unknown.
/// - An ipBlock selects pods by their address (upstream e2e); an address that is not known yet may be any, so that such
///   a block leaves the pod unknown unless all addresses agree.
/// - A host-network pod is read as a pod and as its node; where the two differ it is unknown (documentation,
///   "NetworkPolicy and hostNetwork Pods"). A finished pod has no connections.
/// - A dual-stack pair is read once for each family; where these differ it is unknown.
/// - Policies see backends, never a Service's own address; only TCP, UDP and SCTP exist (documentation).
/// - Outside sets are named by the blocks of policies; addresses of pods and nodes are not taken out of them.
/// - A kind that could not be read, or is not evaluated yet, makes unknown what it may decide, and nothing else: what a
///   tier before it decides stays known.
///
/// [Profile] is the one place for readings of others, such as np-guard's.
@NullMarked
package dev.weft.policy;

import org.jspecify.annotations.NullMarked;
