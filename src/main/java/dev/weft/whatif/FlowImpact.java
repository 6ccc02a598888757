package dev.weft.whatif;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowWindow;
import dev.weft.flow.PolicyWord;
import dev.weft.policy.WorkloadReachability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a draft does to flows that were really seen: those allowed now and denied then, those denied now and allowed
/// then, and those whose answer changes from or to one that Weft cannot know. Busiest first.
///
/// A flow whose end is not in the snapshot any more (a pod that is gone) is in none of them.
public record FlowImpact(List<Hit> dropped, List<Hit> opened, List<Hit> uncertain) {
    public static final FlowImpact NONE = new FlowImpact(List.of(), List.of(), List.of());

    private static final Comparator<Hit> BUSIEST_FIRST = Comparator.comparingLong(
                    (Hit hit) -> -hit.stats().counts().events())
            .thenComparing(hit -> hit.key().source().text())
            .thenComparing(hit -> hit.key().destination().text())
            .thenComparing(hit -> hit.key().traffic())
            .thenComparing(hit -> hit.key().verdict())
            .thenComparing(hit -> hit.key().by());

    public record Hit(FlowKey key, FlowStats stats) {
        /// Are both ends in that cluster? A draft that removes a workload ends its flows: whether they would be allowed
        /// is no question any more.
        public boolean isIn(ClusterSnapshot snapshot) {
            return isIn(key.source(), snapshot) && isIn(key.destination(), snapshot);
        }

        private static boolean isIn(FlowEnd end, ClusterSnapshot snapshot) {
            return switch (end) {
                case FlowEnd.OfPod(var ref) -> snapshot.pod(ref).isPresent();
                case FlowEnd.OfWorkload(var ref) ->
                    snapshot.workload(ref).isPresent() || snapshot.pod(ref).isPresent();
                case FlowEnd.OfService _, FlowEnd.OfNode _, FlowEnd.OfAddress _, FlowEnd.OfName _, FlowEnd.Unknown _ ->
                    true;
            };
        }
    }

    public FlowImpact {
        dropped = List.copyOf(dropped);
        opened = List.copyOf(opened);
        uncertain = List.copyOf(uncertain);
    }

    /// Judges every flow for the very pods that were seen, by the policies before and after. What the data plane did at
    /// the time is not asked: a flow may be older than the policy that denies it now.
    public static FlowImpact of(FlowWindow flows, WorkloadReachability before, WorkloadReachability after) {
        return JudgedFlows.of(flows, before).impact(after);
    }

    /// Puts each flow into its list.
    static final class Sorting {
        private final List<Hit> dropped = new ArrayList<>();
        private final List<Hit> opened = new ArrayList<>();
        private final List<Hit> uncertain = new ArrayList<>();

        void add(Hit hit, PolicyWord was, PolicyWord becomes) {
            if (was == becomes) {
                return;
            }
            if (was == PolicyWord.UNKNOWN || becomes == PolicyWord.UNKNOWN) {
                uncertain.add(hit);
            } else if (becomes == PolicyWord.DENIED) {
                dropped.add(hit);
            } else {
                opened.add(hit);
            }
        }

        FlowImpact impact() {
            List.of(dropped, opened, uncertain).forEach(list -> list.sort(BUSIEST_FIRST));
            return new FlowImpact(dropped, opened, uncertain);
        }
    }
}
