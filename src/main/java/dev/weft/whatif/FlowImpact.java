package dev.weft.whatif;

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

    public record Hit(FlowKey key, FlowStats stats) {}

    public FlowImpact {
        dropped = List.copyOf(dropped);
        opened = List.copyOf(opened);
        uncertain = List.copyOf(uncertain);
    }

    /// Judges every flow for the very pods that were seen, by the policies before and after. What the data plane did at
    /// the time is not asked: a flow may be older than the policy that denies it now.
    ///
    /// Cost: two look-ups for each key of the window.
    public static FlowImpact of(FlowWindow flows, WorkloadReachability before, WorkloadReachability after) {
        var now = new FlowJudge(before.reachability());
        var then = new FlowJudge(after.reachability());
        var dropped = new ArrayList<Hit>();
        var opened = new ArrayList<Hit>();
        var uncertain = new ArrayList<Hit>();
        flows.flows().forEach((key, stats) -> {
            var was = now.word(key);
            var becomes = then.word(key);
            if (was != becomes) {
                listFor(was, becomes, dropped, opened, uncertain).add(new Hit(key, stats));
            }
        });
        List.of(dropped, opened, uncertain).forEach(list -> list.sort(BUSIEST_FIRST));
        return new FlowImpact(dropped, opened, uncertain);
    }

    private static List<Hit> listFor(
            PolicyWord was, PolicyWord becomes, List<Hit> dropped, List<Hit> opened, List<Hit> uncertain) {
        if (was == PolicyWord.UNKNOWN || becomes == PolicyWord.UNKNOWN) {
            return uncertain;
        }
        return becomes == PolicyWord.DENIED ? dropped : opened;
    }
}
