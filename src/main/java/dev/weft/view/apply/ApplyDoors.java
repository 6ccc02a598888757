package dev.weft.view.apply;

import dev.weft.apply.ApplyWish;
import dev.weft.apply.Harm;
import dev.weft.apply.PolicyCluster;
import dev.weft.apply.RevertStore;
import dev.weft.cluster.ClusterSnapshot;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;

/// What applying to one live cluster needs; `app` fills it. `harm` weighs mixtures of all those wishes on a snapshot.
///
/// Threads: `cluster`, `reverts` and `harm` block and are used beside the screen only.
public record ApplyDoors(
        RevertStore.Cluster id,
        PolicyCluster cluster,
        RevertStore reverts,
        BiFunction<ClusterSnapshot, List<ApplyWish>, Harm> harm,
        Errand errand,
        InstantSource clock) {
    /// Starts work beside the screen, and returns what interrupts it.
    @FunctionalInterface
    public interface Errand {
        Runnable start(String name, Runnable task);
    }
}
