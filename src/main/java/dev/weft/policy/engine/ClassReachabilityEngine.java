package dev.weft.policy.engine;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.policy.PolicySet;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.ReachabilityEngine;
import dev.weft.policy.row.Ground;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Evaluates over classes of ends that no policy can tell apart.
///
/// The idea: what a policy can see of a pod is its namespace, its labels, its named ports and its address. Pods that
/// agree in all that some policy looks at share one fate, so each selector is evaluated once for each class, as a set of
/// bits ([dev.weft.policy.classes.Selections]), each rule once for each group of classes that the same policies select
/// ([dev.weft.policy.row.Row]), and a pair of ends is then a look-up of two outcomes and their meeting
/// ([dev.weft.policy.row.Outcomes]). Nothing is computed for a pair of pods. Outside addresses are classes like pods,
/// cut where the blocks of rules begin and end ([dev.weft.policy.classes.AddressAtoms]).
///
/// The last evaluation is remembered: one that differs little from it (a draft, a policy that was applied, a pod
/// relabelled) makes only the rows that the change touches.
///
/// Threads: any; evaluations from several threads are each right, but remember each other's.
/// Cost: O(classes x labels + rules x words of the sets they name); a cell is a look-up.
public final class ClassReachabilityEngine implements ReachabilityEngine {
    private final Profile profile;
    private final AtomicReference<@Nullable Ground> last = new AtomicReference<>();

    public ClassReachabilityEngine(Profile profile) {
        this.profile = profile;
    }

    @Override
    public Reachability evaluate(ClusterSnapshot snapshot, PolicySet policies) {
        var known = last.get();
        var ground = known == null ? new Ground(snapshot, policies, profile) : known.after(snapshot, policies);
        last.set(ground);
        return new ClassReachability(ground);
    }
}
