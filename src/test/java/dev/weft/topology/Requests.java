package dev.weft.topology;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowWindow;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import java.util.Optional;
import java.util.Set;

/// Requests over real reachability, for tests.
public final class Requests {
    private Requests() {}

    public static WorkloadReachability evaluate(ClusterSnapshot snapshot) {
        var policies = new PolicyCompiler(PolicyKinds.all()).compile(snapshot);
        return WorkloadReachability.ofWorkloads(
                new ClassReachabilityEngine(Profile.UPSTREAM).evaluate(snapshot, policies));
    }

    public static TopologyRequest request(ClusterSnapshot snapshot) {
        return new TopologyRequest(evaluate(snapshot), FlowWindow.EMPTY, Filter.NONE, Set.of(), Optional.empty());
    }

    public static TopologyRequest with(TopologyRequest request, Filter filter, String... folded) {
        return new TopologyRequest(
                request.reachability(), request.flows(), filter, Set.of(folded), request.difference());
    }

    public static TopologyRequest with(TopologyRequest request, FlowWindow flows) {
        return new TopologyRequest(
                request.reachability(), flows, request.filter(), request.folded(), request.difference());
    }

    /// With what another cluster would change.
    public static TopologyRequest draft(ClusterSnapshot before, ClusterSnapshot after) {
        var now = evaluate(before);
        return new TopologyRequest(
                now,
                FlowWindow.EMPTY,
                Filter.NONE,
                Set.of(),
                Optional.of(ReachabilityDiff.between(now, evaluate(after))));
    }
}
