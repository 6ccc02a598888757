package dev.weft.policy.engine;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.policy.PolicySet;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.ReachabilityEngine;
import dev.weft.policy.row.Ground;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Evaluates over classes of ends that no policy can tell apart.
///
/// The idea: what a policy can see of a pod is its namespace, its labels, its named ports and its address. Pods that
/// agree in all that some policy looks at share one fate, so each selector is evaluated once for each class, as a set
/// of
/// bits ([dev.weft.policy.classes.Selections]), each rule once for each group of classes that the same policies select
/// ([dev.weft.policy.row.Row]), and a pair of ends is then a look-up of two outcomes and their meeting
/// ([dev.weft.policy.row.Outcomes]). Nothing is computed for a pair of pods. Outside addresses are classes like pods,
/// cut where the blocks of rules begin and end ([dev.weft.policy.classes.AddressAtoms]).
///
/// The last evaluations are remembered: one that differs little from one of them (a draft, a policy that was applied, a
/// pod relabelled) makes only the rows that the change touches. Where the change brings words that no policy used
/// before (a label key, a block, a port name), the remembered one is first made again so that it knows them, once.
///
/// Threads: any; evaluations from several threads are each right, but remember each other's.
/// Cost: O(classes x labels + rules x words of the sets they name); a cell is a look-up.
public final class ClassReachabilityEngine implements ReachabilityEngine {
    /// The cluster, what a draft makes of it, and both as they were before.
    private static final int REMEMBERED = 4;

    private final Profile profile;
    private final AtomicReference<List<Ground>> last = new AtomicReference<>(List.of());

    public ClassReachabilityEngine(Profile profile) {
        this.profile = profile;
    }

    @Override
    public Reachability evaluate(ClusterSnapshot snapshot, PolicySet policies) {
        var known = last.updateAndGet(grounds -> grounds);
        var near = known.stream()
                .flatMap(ground -> ground.step(snapshot, policies).stream())
                .min(Comparator.comparingInt((Ground.Step step) -> step.isWithinWords() ? 0 : 1)
                        .thenComparingInt(Ground.Step::length));
        var now = new ArrayList<Ground>();
        if (near.isPresent()) {
            var from = near.get().isWithinWords() ? near.get().from() : near.get().reworded();
            from.step(snapshot, policies).map(Ground.Step::taken).ifPresent(now::add);
            now.add(from);
        }
        var base = now.isEmpty() ? Optional.<Ground>empty() : Optional.of(now.getLast());
        if (now.size() < 2) {
            now.addFirst(new Ground(snapshot, policies, profile));
        }
        var made = now.getFirst();
        known.stream().filter(ground -> !now.contains(ground)).forEach(now::add);
        last.set(List.copyOf(now.subList(0, Math.min(now.size(), REMEMBERED))));
        return new ClassReachability(made, base);
    }
}
