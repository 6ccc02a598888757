package dev.weft.session;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowWindow;
import dev.weft.flow.PolicyWord;
import dev.weft.layout.Layout;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Reachability;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.ReachabilityEngine;
import dev.weft.policy.WorkloadReachability;
import dev.weft.session.lens.FindingMarks;
import dev.weft.topology.FoldWish;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.TruthTable;
import dev.weft.topology.build.AutoFolding;
import dev.weft.topology.build.TopologyBuilder;
import dev.weft.topology.lens.Isolations;
import dev.weft.topology.lens.MeshRulings;
import dev.weft.topology.scope.Regrouped;
import dev.weft.topology.scope.Scope;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.whatif.FlowImpact;
import dev.weft.whatif.FlowJudge;
import dev.weft.whatif.JudgedFlows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The whole analysis. The same snapshot, flows and request give the same frame; what did not change since the last
/// run is remembered by the identity of its inputs.
///
/// Threads: confined to the analysis thread.
public final class Analyzer {
    /// How long one layout step may take: two steps fit between two frames of news.
    private static final Duration LAYOUT_BUDGET = Duration.ofMillis(30);

    private final PolicyCompiler compiler;
    private final ReachabilityEngine engine;
    private final AutoFolding folding;
    private final PlaceMemory places;
    private final Memo<WorkloadReachability> live = new Memo<>();
    private final Memo<FlowJudge> judge = new Memo<>();
    private final Memo<Drafted> drafted = new Memo<>();
    private final Memo<JudgedFlows> judged = new Memo<>();
    private final Memo<FlowImpact> impact = new Memo<>();
    private final Memo<Regrouped> divided = new Memo<>();
    private final Memo<Frame.Sides> sides = new Memo<>();
    private final Memo<Isolations> isolations = new Memo<>();
    private final Memo<FindingMarks> marks = new Memo<>();
    private final Memo<MeshRulings> meshes = new Memo<>();
    private final Memo<AutoFolding.Folded> topology = new Memo<>();
    private final Memo<TruthTable.Totals> totals = new Memo<>();
    private final Memo<TruthTable> truth = new Memo<>();
    private final Memo<FlowRows> rows = new Memo<>();
    private long number;

    public Analyzer(
            PolicyCompiler compiler, ReachabilityEngine engine, TopologyBuilder topologies, Layout layout) {
        this(compiler, engine, topologies, List.of(layout));
    }

    /// `layouts` are those to choose from, the first by default.
    public Analyzer(
            PolicyCompiler compiler, ReachabilityEngine engine, TopologyBuilder topologies, List<Layout> layouts) {
        this.compiler = compiler;
        this.engine = engine;
        this.folding = new AutoFolding(topologies);
        this.places = new PlaceMemory(layouts, LAYOUT_BUDGET);
    }

    /// One frame. Cost: see `src/docs/benchmarks.md`.
    public Frame analyze(ClusterSnapshot snapshot, FlowWindow flows, ViewRequest request) {
        return analyze(snapshot, flows, request, new Moment(flows.asOf(), false));
    }

    /// When a frame is made. `looking`: it is not known yet which flow sources the cluster offers.
    record Moment(Instant now, boolean looking) {}

    Frame analyze(ClusterSnapshot snapshot, FlowWindow flows, ViewRequest request, Moment moment) {
        var timings = new LinkedHashMap<String, Duration>();
        var reachability = timed(timings, "reachability", () -> live.of(() -> evaluate(snapshot), snapshot));
        var draft = timed(timings, "draft", () -> outcome(reachability, flows, request.draft()));
        var sides = timed(timings, "scope", () -> sides(reachability, request, draft));
        var wish = drawn(sides, flows, request);
        var folded = timed(
                timings,
                "topology",
                () -> topology.of(
                        () -> folding.build(wish, foldWish(request, reachability), snapshot.stamp().synced()),
                        wish.reachability(),
                        flows,
                        request.filter(),
                        request.arrangement().folds(),
                        wish.boxes(),
                        wish.difference().orElse(ReachabilityDiff.NONE)));
        var graph = folded.topology();
        var placed = timed(
                timings,
                "layout",
                () -> places.place(graph, request, moment.now(), snapshot.stamp().synced()));
        var beside = timed(timings, "beside", () -> new Frame.Beside(
                table(graph, sides.before(), reachability, request),
                rows(graph, reachability, flows, request),
                moment.looking()));
        var isolated = isolations(wish);
        return new Frame(
                ++number,
                request,
                new Frame.Meaning(snapshot, reachability, flows, problems(snapshot, reachability)),
                new Frame.Scene(
                        graph, placed.positions(),
                        new Frame.Scenery(folded.state(), placed.ghosts(), placed.newcomers(), Optional.of(sides),
                                isolated, meshes(wish)),
                        beside,
                        marks(graph, isolated)),
                draft,
                timings);
    }

    private FindingMarks marks(Topology graph, Isolations isolated) {
        return marks.of(() -> FindingMarks.of(graph, isolated, Optional.empty()), graph, isolated);
    }

    /// Both sides of the draft as the user divides the picture; the same objects while nothing changed.
    private Frame.Sides sides(
            WorkloadReachability reachability, ViewRequest request, Optional<Frame.Outcome> draft) {
        var scope = request.arrangement().scope();
        var chosen = request.filter().namespaces();
        var before = divided.of(
                () -> Regrouped.of(reachability, scope, request.filter(), this::reach), reachability, scope, chosen);
        if (draft.isEmpty()) {
            return new Frame.Sides(before, Optional.empty(), Optional.empty());
        }
        var would = draft.get();
        return sides.of(
                () -> {
                    var after = before.followedBy(would.after(), this::reach);
                    return new Frame.Sides(
                            before,
                            Optional.of(after),
                            Optional.of(before.apart().isEmpty()
                                    ? would.difference()
                                    : ReachabilityDiff.between(before.reachability(), after.reachability())));
                },
                before,
                would.difference());
    }

    /// Counted when somebody looks at them.
    private Isolations isolations(TopologyRequest drawn) {
        return isolations.of(() -> Isolations.of(drawn), drawn.reachability(), drawn.filter(), drawn.boxes());
    }

    /// Looked up when somebody looks at them. An object of a mesh may change where no policy does.
    private MeshRulings meshes(TopologyRequest drawn) {
        return meshes.of(
                () -> MeshRulings.of(drawn), drawn.reachability(), drawn.reachability().reachability().snapshot(),
                drawn.filter(), drawn.boxes());
    }

    /// Which side of the draft the picture shows.
    static TopologyRequest drawn(Frame.Sides sides, FlowWindow flows, ViewRequest request) {
        var side = request.whatIf().side();
        var shown = side == WhatIf.Side.AFTER ? sides.after().orElse(sides.before()) : sides.before();
        return new TopologyRequest(
                shown.reachability(),
                flows,
                request.filter(),
                TopologyRequest.Folds.of(request.folded()),
                side == WhatIf.Side.DIFFERENCE ? sides.difference() : Optional.empty(),
                shown.boxes());
    }

    /// What is drafted is worked in: it is not folded away.
    private static FoldWish foldWish(ViewRequest request, WorkloadReachability drawn) {
        var wish = request.arrangement().folds();
        if (request.arrangement().scope().kind() == Scope.Kind.NAMESPACE) {
            var all = new HashSet<>(drawn.reachability().snapshot().namespaces().keySet());
            all.removeAll(wish.opened());
            all.addAll(wish.folded());
            return new FoldWish(all, wish.opened(), Set.of());
        }
        var held = new HashSet<>(wish.held());
        request.draft().effective().values().forEach(edit -> held.add(edit.object().namespace()));
        return wish.holding(held);
    }

    /// Of whole workloads, however the picture divides them.
    private Optional<TruthTable> table(
            Topology graph, Regrouped drawn, WorkloadReachability reachability, ViewRequest request) {
        boolean asked = request.panels().truth() || request.filter().truth().isPresent();
        return asked
                ? Optional.of(truth.of(
                        () -> TruthTable.of(
                                totals.of(() -> TruthTable.Totals.of(reachability), reachability),
                                drawn.joined(graph.seen(), reachability.reachability().snapshot())),
                        reachability,
                        graph.seen()))
                : Optional.empty();
    }

    private FlowRows rows(
            Topology graph, WorkloadReachability reachability, FlowWindow flows, ViewRequest request) {
        return request.panels().table().map(wish -> rows.of(
                () -> FlowRows.of(graph.seen(), flows, reachability.reachability().snapshot(), wish),
                graph.seen(),
                flows,
                wish)).orElse(FlowRows.NONE);
    }

    /// Weft's own word on a flow, as policies stand in this snapshot.
    Function<FlowKey, PolicyWord> judge(ClusterSnapshot snapshot) {
        return key -> judge.of(
                        () -> new FlowJudge(live.of(() -> evaluate(snapshot), snapshot).reachability()), snapshot)
                .word(key);
    }

    /// By what changed since the last one.
    private WorkloadReachability evaluate(ClusterSnapshot snapshot) {
        var later = reach(snapshot);
        return live.last().map(before -> before.followedBy(later))
                .orElseGet(() -> WorkloadReachability.ofWorkloads(later));
    }

    private Reachability reach(ClusterSnapshot snapshot) {
        return engine.evaluate(snapshot, compiler.compile(snapshot));
    }

    /// What a draft means for policies, which traffic does not change: evaluated once, however fast flows come.
    private record Drafted(WorkloadReachability after, ReachabilityDiff difference, List<Problem> problems) {}

    private Optional<Frame.Outcome> outcome(WorkloadReachability before, FlowWindow flows, Draft draft) {
        if (draft.isEmpty()) {
            return Optional.empty();
        }
        var then = drafted.of(() -> drafted(before, draft), before, draft);
        var seen = judged.of(() -> JudgedFlows.of(flows, before), flows, before);
        var hit = impact.of(() -> seen.impact(then.after()), seen, then);
        return Optional.of(new Frame.Outcome(then.after(), then.difference(), hit, then.problems()));
    }

    private Drafted drafted(WorkloadReachability before, Draft draft) {
        var then = draft.applyTo(before.reachability().snapshot());
        var after = before.followedBy(engine.evaluate(then, compiler.compile(then)));
        return new Drafted(after, ReachabilityDiff.between(before, after), problemsOf(draft, after));
    }

    private static List<Problem> problemsOf(Draft draft, WorkloadReachability after) {
        var drafted = draft.effective().values().stream().map(Edit::object).map(ObjectRef::label)
                .collect(Collectors.toSet());
        return after.reachability().policies().problems().stream()
                .filter(problem -> drafted.contains(problem.place().object()))
                .toList();
    }

    private static List<Problem> problems(ClusterSnapshot snapshot, WorkloadReachability reachability) {
        var all = new ArrayList<>(snapshot.problems());
        all.addAll(reachability.reachability().policies().problems());
        Stream.of(reachability.reachability().problems(), reachability.problems()).forEach(all::addAll);
        return all.stream().distinct().toList();
    }

    private static <T> T timed(Map<String, Duration> timings, String stage, Supplier<T> work) {
        long begun = System.nanoTime();
        T result = work.get();
        timings.put(stage, Duration.ofNanos(System.nanoTime() - begun));
        return result;
    }
}
