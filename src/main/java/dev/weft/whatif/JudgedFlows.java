package dev.weft.whatif;

import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowWindow;
import dev.weft.flow.PolicyWord;
import dev.weft.policy.Reachability;
import dev.weft.policy.Reachability.Crowd;
import dev.weft.policy.WorkloadReachability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// The flows of a window with their ends found and judged as policies stand, so that one draft after the other is
/// judged
/// by look-ups alone.
///
/// Threads: immutable.
public final class JudgedFlows {
    private record Judged(FlowKey key, FlowStats stats, FlowJudge.Ends ends, PolicyWord now) {}

    private final FlowWindow flows;
    private final WorkloadReachability before;
    private final List<Judged> judged;

    private JudgedFlows(FlowWindow flows, WorkloadReachability before, List<Judged> judged) {
        this.flows = flows;
        this.before = before;
        this.judged = judged;
    }

    /// Cost: some look-ups for each key of the window.
    public static JudgedFlows of(FlowWindow flows, WorkloadReachability before) {
        var reachability = before.reachability();
        var judge = new FlowJudge(reachability);
        var judged = new ArrayList<Judged>();
        flows.flows().forEach((key, stats) -> {
            var ends = judge.ends(key);
            judged.add(new Judged(key, stats, ends, FlowJudge.word(ends, reachability, true)));
        });
        return new JudgedFlows(flows, before, judged);
    }

    /// Cost: a look-up for each key of the window; more where the draft changes pods or services too.
    public FlowImpact impact(WorkloadReachability after) {
        var then = after.reachability();
        return standsOnTheSame(then)
                ? impact(then, after.takesCrowdsOf(before))
                : impact(of(flows, after).judged);
    }

    @SuppressWarnings("ReferenceEquality") // what a draft does not touch is shared
    private boolean standsOnTheSame(Reachability after) {
        var contents = after.snapshot().contents();
        var before = this.before.reachability().snapshot().contents();
        return contents.running().pods() == before.running().pods()
                && contents.running().workloads() == before.running().workloads()
                && contents.running().nodes() == before.running().nodes()
                && contents.entrances().services() == before.entrances().services()
                && contents.entrances().slices() == before.entrances().slices();
    }

    /// The ends are those of before.
    private FlowImpact impact(Reachability after, boolean crowds) {
        BiPredicate<Crowd, Crowd> mayDiffer =
                crowds ? after.mayDifferFrom(before.reachability()) : (_, _) -> true;
        var found = new FlowImpact.Sorting();
        for (var flow : judged) {
            if (!flow.ends().isSteady(mayDiffer)) {
                found.add(
                        new FlowImpact.Hit(flow.key(), flow.stats()),
                        flow.now(),
                        FlowJudge.word(flow.ends(), after, crowds));
            }
        }
        return found.impact();
    }

    /// `others` are the same flows in the same order, found and judged as they would be.
    private FlowImpact impact(List<Judged> others) {
        var found = new FlowImpact.Sorting();
        for (int i = 0; i < judged.size(); i++) {
            var flow = judged.get(i);
            found.add(new FlowImpact.Hit(flow.key(), flow.stats()), flow.now(), others.get(i).now());
        }
        return found.impact();
    }
}
