package dev.weft.whatif;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.ReachabilityEngine;
import dev.weft.policy.WorkloadReachability;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Evaluates a draft once more as other network plugins would. Where plugins differ is [Profile]'s to say.
///
/// Threads: confined to the caller's thread.
/// Cost: an evaluation and a difference for each profile; the cluster without the draft is remembered.
public final class OtherReadings {
    /// Evaluates nothing.
    public static final OtherReadings NONE = new OtherReadings(new PolicyCompiler(List.of()), Map.of());

    private final PolicyCompiler compiler;
    private final EnumMap<Profile, ReachabilityEngine> engines = new EnumMap<>(Profile.class);
    private final EnumMap<Profile, WorkloadReachability> known = new EnumMap<>(Profile.class);

    /// `engines` are the profiles that are not shown.
    public OtherReadings(PolicyCompiler compiler, Map<Profile, ReachabilityEngine> engines) {
        this.compiler = compiler;
        this.engines.putAll(engines);
    }

    /// In the order of the profiles. `between` runs before each evaluation, and may throw.
    public List<Reading> of(
            WorkloadReachability before, WorkloadReachability after, ReachabilityDiff difference, Runnable between) {
        var shown = new Reading.Sides(before, after, difference);
        return engines.keySet().stream().map(profile -> reading(profile, shown, between)).toList();
    }

    private Reading reading(Profile profile, Reading.Sides shown, Runnable between) {
        between.run();
        var before = before(profile, shown.before().reachability().snapshot());
        between.run();
        var after = before.followedBy(evaluate(profile, shown.after().reachability().snapshot()));
        return Reading.of(
                profile, shown, new Reading.Sides(before, after, ReachabilityDiff.between(before, after)));
    }

    @SuppressWarnings("ReferenceEquality") // a cluster that did not change is the same object
    private WorkloadReachability before(Profile profile, ClusterSnapshot snapshot) {
        var last = known.get(profile);
        if (last != null && last.reachability().snapshot() == snapshot) {
            return last;
        }
        var made = WorkloadReachability.ofWorkloads(evaluate(profile, snapshot));
        known.put(profile, made);
        return made;
    }

    private Reachability evaluate(Profile profile, ClusterSnapshot snapshot) {
        var engine = Objects.requireNonNull(engines.get(profile), profile.word());
        return engine.evaluate(snapshot, compiler.compile(snapshot));
    }
}
