package dev.weft.policy.engine;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.policy.PolicySet;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.ReachabilityEngine;

/// Evaluates over classes of ends that no policy can tell apart.
///
/// The idea: what a policy can see of a pod is its namespace, its labels, its named ports and its address. Pods that
/// agree in all that some policy looks at share one fate, so each selector is evaluated once for each class
/// ([EndpointClasses], [Selections]), each rule once for each group of classes that the same policies select ([Row]),
/// and a pair of ends is then a look-up of two outcomes and their meeting ([Outcomes]). Nothing is computed for a pair
/// of pods. Outside addresses are classes like pods, cut where the blocks of rules begin and end ([AddressAtoms]).
///
/// Cost: O(classes x labels + rules x matched classes); a cell is a look-up.
public final class ClassReachabilityEngine implements ReachabilityEngine {
    private final Profile profile;

    public ClassReachabilityEngine(Profile profile) {
        this.profile = profile;
    }

    @Override
    public Reachability evaluate(ClusterSnapshot snapshot, PolicySet policies) {
        return new ClassReachability(new Ground(snapshot, policies, profile));
    }
}
