package dev.weft.session;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowWindow;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Reachability;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.ReachabilityEngine;
import dev.weft.policy.WorkloadReachability;
import dev.weft.session.lens.Seer;
import dev.weft.session.lens.Sights;
import dev.weft.topology.scope.Regrouped;
import dev.weft.whatif.Coverage;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Drafts;
import dev.weft.whatif.Expectation;
import dev.weft.whatif.FlowImpact;
import dev.weft.whatif.OtherReadings;
import dev.weft.whatif.Reading;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Works out the [Review] of a frame, and the [Sights] of its lenses. What did not change since the last one is
/// remembered by the identity of its inputs.
///
/// Threads: confined to the thread of the [Afterthought].
public final class Reviewer {
    /// Somebody wishes something else meanwhile: this review is nobody's any more.
    private static final class Outrun extends RuntimeException {
        private static final long serialVersionUID = 1;

        Outrun() {
            super("outrun", null, false, false);
        }
    }

    /// What policies make of a branch, on one snapshot of the cluster.
    private record Foreseen(WorkloadReachability after, ReachabilityDiff difference, List<Finding> findings) {}

    private final List<Check> checks;
    private final PolicyCompiler compiler;
    private final ReachabilityEngine engine;
    private final OtherReadings others;
    private final Memo<List<Reading>> read = new Memo<>();
    private final Memo<List<Finding>> now = new Memo<>();
    private final Memo<List<Finding>> then = new Memo<>();
    private final Memo<WorkloadReachability> base = new Memo<>();
    private final IdentityHashMap<Draft, Foreseen> foreseen = new IdentityHashMap<>();
    private final Memo<ClusterSnapshot> ground = new Memo<>();
    private final Seer seer;
    private BooleanSupplier outrun = () -> false;

    /// `compiler` and the engines are its own: those of the analysis belong to another thread.
    public Reviewer(
            List<Check> checks, PolicyCompiler compiler, ReachabilityEngine engine, OtherReadings others) {
        this.checks = List.copyOf(checks);
        this.compiler = compiler;
        this.engine = engine;
        this.others = others;
        this.seer = new Seer(this.checks, this::evaluate);
    }

    public Review of(Frame frame) {
        return of(frame, () -> false).orElseThrow().review();
    }

    /// What the lenses show that are on.
    public Sights sights(Frame frame) {
        return of(frame, () -> false).orElseThrow().sights();
    }

    /// What is said of a frame later than it.
    record Said(Review review, Sights sights) {}

    /// Empty when it was outrun on the way, which is asked between any two checks.
    ///
    /// Cost: every check on the cluster as it is, once for each snapshot, and as it would be; every branch that is
    /// compared is evaluated once.
    Optional<Said> of(Frame frame, BooleanSupplier isOutrun) {
        outrun = isOutrun;
        try {
            var review = isReviewed(frame) ? review(frame) : Review.NONE;
            return look(frame).map(sights -> new Said(review, sights));
        } catch (Outrun stopped) {
            return Optional.empty();
        }
    }

    /// Is there anything drafted, pinned or compared?
    static boolean isReviewed(Frame frame) {
        var wish = frame.request().whatIf();
        return frame.draft().isPresent() || !wish.pins().isEmpty() || wish.comparing();
    }

    /// On the side of the draft that is drawn.
    private Optional<Sights> look(Frame frame) {
        var live = frame.meaning().reachability();
        var sides = frame.scene().scenery().sides()
                .orElseGet(() -> new Frame.Sides(Regrouped.none(live), Optional.empty(), Optional.empty()));
        boolean after = frame.draft().isPresent() && frame.request().whatIf().side() == WhatIf.Side.AFTER;
        var whole = after ? frame.draft().orElseThrow().after().reachability() : live.reachability();
        return seer.look(
                frame.request().panels().lenses(),
                Analyzer.drawn(sides, FlowWindow.EMPTY, frame.request()),
                whole,
                () -> (after ? then : now).of(() -> findings(whole), whole),
                outrun);
    }

    private Review review(Frame frame) {
        var wish = frame.request().whatIf();
        var live = frame.meaning().reachability().reachability();
        var after = frame.draft().map(draft -> draft.after().reachability());
        var snapshot = frame.meaning().snapshot();
        var pins = wish.pins().stream().map(pin -> pin(pin, live, after)).toList();
        return new Review(
                after.map(would -> FindingChanges.between(
                                now.of(() -> findings(live), live),
                                then.of(() -> findings(would), would),
                                wish.drafts().draft().effective().keySet()))
                        .orElse(Review.Findings.NONE),
                new Review.Ground(
                        after.isPresent() || wish.comparing()
                                ? Coverage.of(frame.meaning().flows(), snapshot)
                                : Coverage.NONE,
                        frame.draft().map(draft -> readings(frame, draft)).orElse(List.of())),
                pins,
                wish.drafts().draft().conflicts(snapshot),
                wish.comparing() ? branches(frame) : List.of(),
                true);
    }

    private List<Reading> readings(Frame frame, Frame.Outcome draft) {
        return read.of(
                () -> others.of(
                        frame.meaning().reachability(), draft.after(), draft.difference(), this::stopIfOutrun),
                draft.difference());
    }

    private static Review.Pin pin(Expectation pin, Reachability live, Optional<Reachability> after) {
        var before = pin.judge(live);
        return new Review.Pin(pin, before, after.map(pin::judge).orElse(before));
    }

    private List<Finding> findings(Reachability reachability) {
        var request = CheckRequest.of(reachability);
        var all = new ArrayList<Finding>();
        for (var check : checks) {
            stopIfOutrun();
            all.addAll(check.run(request));
        }
        return all.stream().distinct().sorted(Finding.ORDER).toList();
    }

    private void stopIfOutrun() {
        if (outrun.getAsBoolean()) {
            throw new Outrun();
        }
    }

    private List<Review.Branch> branches(Frame frame) {
        var snapshot = frame.meaning().snapshot();
        var before = base.of(() -> WorkloadReachability.ofWorkloads(evaluate(snapshot)), snapshot);
        ground.of(
                () -> {
                    foreseen.clear();
                    return snapshot;
                },
                snapshot);
        var drafts = frame.request().whatIf().drafts();
        foreseen.keySet().removeIf(draft -> !isIn(drafts, draft));
        return drafts.branches().stream()
                .map(branch -> branch(frame, before, branch.name(), branch.draft()))
                .toList();
    }

    @SuppressWarnings("ReferenceEquality") // a draft of hundreds of steps is not worth comparing
    private static boolean isIn(Drafts drafts, Draft draft) {
        return drafts.branches().stream().anyMatch(branch -> branch.draft() == draft);
    }

    private Review.Branch branch(Frame frame, WorkloadReachability before, String name, Draft draft) {
        stopIfOutrun();
        int steps = draft.done().size();
        var pins = frame.request().whatIf().pins();
        if (draft.isEmpty()) {
            return new Review.Branch(
                    name, steps, Review.Pairs.NONE, Review.Flows.NONE, broken(pins, before), 0);
        }
        var known = foreseen.get(draft);
        if (known == null) {
            known = foresee(before, draft);
            foreseen.put(draft, known);
        }
        var live = frame.meaning().reachability().reachability();
        var fresh = FindingChanges.between(
                        now.of(() -> findings(live), live),
                        known.findings(),
                        draft.effective().keySet())
                .fresh();
        var impact = FlowImpact.of(frame.meaning().flows(), before, known.after());
        var then = known.after().reachability().snapshot();
        return new Review.Branch(
                name,
                steps,
                pairs(known.difference()),
                new Review.Flows(
                        impact.dropped().size(),
                        impact.opened().size(),
                        (int) impact.uncertain().stream().filter(hit -> hit.isIn(then)).count()),
                broken(pins, known.after()),
                fresh.size());
    }

    private Foreseen foresee(WorkloadReachability before, Draft draft) {
        var after = before.followedBy(evaluate(draft.applyTo(before.reachability().snapshot())));
        return new Foreseen(after, ReachabilityDiff.between(before, after), findings(after.reachability()));
    }

    private static Review.Pairs pairs(ReachabilityDiff difference) {
        var ways = difference.ways();
        var gained = new BitSet();
        var lost = new BitSet();
        for (int way = 0; way < ways.size(); way++) {
            gained.set(way, !ways.get(way).gained().isEmpty());
            lost.set(way, !ways.get(way).lost().isEmpty());
        }
        var counts = new int[2];
        difference.forEach((_, _, way) -> {
            counts[0] += gained.get(way) ? 1 : 0;
            counts[1] += lost.get(way) ? 1 : 0;
        });
        return new Review.Pairs(counts[0], counts[1]);
    }

    private static int broken(List<Expectation> pins, WorkloadReachability reachability) {
        return (int) pins.stream()
                .filter(pin -> pin.judge(reachability.reachability()) == Expectation.Answer.BROKEN)
                .count();
    }

    private Reachability evaluate(ClusterSnapshot snapshot) {
        return engine.evaluate(snapshot, compiler.compile(snapshot));
    }
}
