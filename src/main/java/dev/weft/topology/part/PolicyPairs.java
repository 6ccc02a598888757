package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.topology.Access;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The pairs that [PolicyEdges] draws, and how open each workload is. After a small change they are made from those
/// before: the pairs of whom it touches are taken back as they were and added as they are.
///
/// Threads: confined to the analysis thread. What was followed must not be used any more.
/// Cost: one cell for each candidate pair; to follow, twice the workloads for each one that is touched.
final class PolicyPairs {
    /// Where more than one end of so many is touched, everything is made anew.
    private static final int FEW = 8;

    private final Ends ends;
    private final Shown shown;
    private final List<Access> ingress;
    private final List<Access> egress;
    private final Candidates candidates;
    private final PairBudget budget;
    private final List<PairBudget.End> drawn;
    /// Equal cells are one evidence, as the budget counts by identity.
    private final Map<Cell, Evidence> evidence;
    private List<TopologyNode> nodes = List.of();
    private final IdentityHashMap<Cell, Evidence> known = new IdentityHashMap<>();

    private final Object meaning;
    /// While pairs are looked for.
    private final Map<Integer, BitSet> callers = new HashMap<>();
    private final Map<Integer, BitSet> callees = new HashMap<>();

    private PolicyPairs(TopologyRequest request, Ends ends, Function<ObjectRef, NodeId> names, int most) {
        this.ends = ends;
        this.shown = Shown.of(request, ends.all());
        var openness = new Openness(ends);
        this.ingress = openness.of(Direction.INGRESS);
        this.egress = openness.of(Direction.EGRESS);
        this.candidates = new Candidates(request.reachability().reachability().snapshot(), ends.all());
        this.budget = new PairBudget(request::box, most);
        this.drawn = ends.all().stream()
                .map(end -> end.group().ref())
                .map(ref -> budget.end(names.apply(ref), request.box(ref)))
                .toList();
        this.evidence = new HashMap<>();
        this.meaning = new Object();
    }

    private PolicyPairs(TopologyRequest request, Ends ends, PolicyPairs before, BitSet touched) {
        this.ends = ends;
        this.shown = Shown.of(request, ends.all());
        if (touched.isEmpty()) {
            this.ingress = before.ingress;
            this.egress = before.egress;
            this.nodes = before.nodes;
            this.meaning = before.meaning;
        } else {
            var openness = new Openness(ends);
            this.ingress = openness.of(Direction.INGRESS, before.ingress, before.ends, touched);
            this.egress = openness.of(Direction.EGRESS, before.egress, before.ends, touched);
            this.meaning = new Object();
        }
        this.candidates = before.candidates;
        this.budget = before.budget;
        this.drawn = before.drawn;
        this.evidence = before.evidence;
    }

    /// From nothing. `names` are those of the whole graph; more than `most` pairs are not drawn one by one.
    static PolicyPairs of(TopologyRequest request, Ends ends, Function<ObjectRef, NodeId> names, int most) {
        var pairs = new PolicyPairs(request, ends, names, most);
        for (int end : ends.byLikeness()) {
            if (pairs.ingress.get(end) == Access.LIMITED) {
                pairs.callers(end).stream().forEach(source -> pairs.draw(source, end));
            }
            if (pairs.egress.get(end) == Access.LIMITED) {
                pairs.callees(end).stream()
                        .filter(target -> pairs.ingress.get(target) != Access.LIMITED)
                        .forEach(target -> pairs.draw(end, target));
            }
        }
        pairs.callers.clear();
        pairs.callees.clear();
        return pairs;
    }

    /// Those of the same ends, numbered alike, after a change that touches some of them; empty when that is no easier
    /// than to begin anew.
    Optional<PolicyPairs> followedBy(TopologyRequest request, Ends now, BitSet touched) {
        var next = new PolicyPairs(request, now, this, touched);
        var moved = (BitSet) touched.clone();
        for (int i = 0; i < ingress.size(); i++) {
            if (ingress.get(i) != next.ingress.get(i) || egress.get(i) != next.egress.get(i)) {
                moved.set(i);
            }
        }
        if (moved.cardinality() * FEW > ends.all().size()) {
            return Optional.empty();
        }
        var sound = new boolean[] {true};
        pairsOf(moved, (source, target, cell) ->
                sound[0] &= budget.remove(drawn.get(source), drawn.get(target), evidence(cell)));
        candidates.follow(now.all());
        if (!sound[0]) {
            return Optional.empty();
        }
        next.pairsOf(moved, next::add);
        return budget.isSound() ? Optional.of(next) : Optional.empty();
    }

    /// Receives a pair that is drawn.
    private interface Drawing {
        void pair(int source, int target, Cell cell);
    }

    /// Every pair with one of these ends, once.
    private void pairsOf(BitSet some, Drawing drawing) {
        some.stream().forEach(one -> {
            if (ingress.get(one) == Access.LIMITED) {
                callers(one).stream().forEach(other -> visit(other, one, drawing));
            } else {
                for (int other = 0; other < ends.all().size(); other++) {
                    visit(other, one, drawing);
                }
            }
            callees(one).stream().filter(other -> !some.get(other)).forEach(other -> visit(one, other, drawing));
        });
        callers.clear();
        callees.clear();
    }

    /// The destination does not accept everybody, or the source may not call everybody.
    private void visit(int source, int target, Drawing drawing) {
        boolean asked = ingress.get(target) == Access.LIMITED
                ? callers(target).get(source)
                : egress.get(source) == Access.LIMITED;
        if (asked && source != target && callees(source).get(target) && shown.pair(source, target)) {
            var cell = ends.cell(source, target);
            if (!cell.isEmpty()) {
                drawing.pair(source, target, cell);
            }
        }
    }

    private void draw(int source, int target) {
        visit(source, target, this::add);
    }

    private void add(int source, int target, Cell cell) {
        budget.add(drawn.get(source), drawn.get(target), evidence(cell));
    }

    private Evidence evidence(Cell cell) {
        return known.computeIfAbsent(cell, same -> evidence.computeIfAbsent(
                same, made -> new Evidence.Declared(made.allowed(), made.unknown())));
    }

    private BitSet callers(int target) {
        return callers.computeIfAbsent(target, end -> candidates.of(end, Direction.INGRESS));
    }

    private BitSet callees(int source) {
        return callees.computeIfAbsent(source, end -> candidates.of(end, Direction.EGRESS));
    }

    /// Of each workload how open it is.
    List<TopologyNode> nodes() {
        if (nodes.isEmpty()) {
            var openness = new Openness(ends);
            var made = new ArrayList<TopologyNode>(ends.all().size());
            for (int i = 0; i < ends.all().size(); i++) {
                var node = Workloads.named(ends.all().get(i).group().ref());
                made.add(node.withFacts(node.facts().withAccess(openness.said(i, ingress.get(i)))));
            }
            nodes = made;
        }
        return nodes;
    }

    /// The same object while the same pairs are drawn, and everyone is as open.
    Object meaning() {
        return meaning;
    }

    PairBudget budget() {
        return budget;
    }

    /// Are there pairs about which only a missing address makes the engine doubt? They are not drawn.
    boolean leavesOut() {
        return IntStream.range(0, ends.all().size())
                .anyMatch(end -> candidates.leavesOut(end, Direction.EGRESS)
                        || (ingress.get(end) == Access.LIMITED && candidates.leavesOut(end, Direction.INGRESS)));
    }
}
