/// Floor 3: what policies mean. The heart of Weft, and plain JDK.
///
/// Comes in: a [dev.weft.cluster.ClusterSnapshot]. Goes out: [PolicySet] (the compiled, kind-independent rules),
/// [Reachability] (what is allowed between endpoints, with a third value for what cannot be known),
/// [WorkloadReachability] (the same between workloads), and, on request, an [Explanation] of one pair.
///
/// May use: `cluster`, `net`. It never looks into `policy.kind`: a kind fills the door [PolicyKind] and `app` hands
/// the list to [PolicyCompiler].
@NullMarked
package dev.weft.policy;

import org.jspecify.annotations.NullMarked;
