package dev.weft.app;

import dev.weft.apply.ApplyWish;
import dev.weft.apply.Harm;
import dev.weft.apply.RevertStore;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.kube.live.LiveCluster;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.session.Errands;
import dev.weft.view.apply.ApplyDoors;
import dev.weft.whatif.Interim;
import java.util.List;
import java.util.Optional;

/// The way into a live cluster; every other source has none.
final class Writing {
    private Writing() {}

    static Optional<ApplyDoors> of(OpenedSource opened, Profile profile) {
        return opened.source() instanceof LiveCluster live
                ? Optional.of(new ApplyDoors(
                        new RevertStore.Cluster(live.server(), live.context()),
                        live.policies(),
                        new RevertStore(Places.here().state(), Wiring.CLOCK),
                        (snapshot, wishes) -> harm(profile, snapshot, wishes),
                        Errands::start,
                        Wiring.CLOCK))
                : Optional.empty();
    }

    /// With an engine of its own: that of the session belongs to another thread.
    private static Harm harm(Profile profile, ClusterSnapshot snapshot, List<ApplyWish> wishes) {
        var interim = new Interim(
                new ClassReachabilityEngine(profile), new PolicyCompiler(PolicyKinds.all()), snapshot,
                ApplyWish.put(wishes), ApplyWish.removed(wishes));
        return done -> {
            var cost = interim.of(ApplyWish.put(done), ApplyWish.removed(done));
            return Optional.of(new Harm.Toll(cost.cut(), cost.opened()));
        };
    }
}
