package dev.weft.topology.part;

import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.Access;
import dev.weft.topology.Boxes;
import dev.weft.topology.Contributor;
import dev.weft.topology.Evidence;
import dev.weft.topology.Filter;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What policies allow between workloads.
///
/// Most pairs of a cluster are allowed because nothing speaks against them, and drawing those would draw every pair. So
/// an end is called *open* when every free workload may talk to it (or it to them), and a pair is drawn only if one of
/// its ends is not open: the destination does not accept everybody, or the source may not call everybody. An open
/// workload says so by its [Access].
///
/// Cost: one cell for each pair with an end that is not open and whom a rule may let through ([Candidates]); nothing
/// for the others.
public final class PolicyEdges implements Contributor {
    /// What a cluster and a filter come to, whatever is folded: a fold is no reason to ask about every pair again.
    private record Made(
            WorkloadReachability reachability,
            Filter filter,
            Boxes boxes,
            List<TopologyNode> nodes,
            PairBudget pairs,
            boolean leavesOut) {
        @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same object while nothing changed
        boolean serves(TopologyRequest request) {
            return reachability == request.reachability() && filter.equals(request.filter())
                    && boxes.equals(request.boxes());
        }
    }

    private final Survey survey;
    private @Nullable Made last;

    PolicyEdges(Survey survey) {
        this.survey = survey;
    }

    @Override
    public String name() {
        return "policies";
    }

    @Override
    public void contribute(TopologyRequest request, TopologyParts parts) {
        var known = last;
        var made = known != null && known.serves(request) ? known : made(request);
        last = made;
        made.nodes.forEach(parts::node);
        made.pairs.spend(request, parts, "permissions");
        if (made.leavesOut) {
            parts.note("Some workloads have no address yet: whether rules for addresses reach them is not known,"
                    + " and not drawn.");
        }
    }

    private Made made(TopologyRequest request) {
        var ends = survey.ends(request);
        var openness = new Openness(ends);
        var ingress = openness.of(Direction.INGRESS);
        var egress = openness.of(Direction.EGRESS);
        var nodes = new ArrayList<TopologyNode>();
        for (int i = 0; i < ends.all().size(); i++) {
            var node = WorkloadNodes.named(ends.all().get(i).group().ref());
            nodes.add(node.withFacts(node.facts().withAccess(openness.said(i, ingress.get(i)))));
        }
        var drawing = new Drawing(request, ends, ingress, egress);
        drawing.draw();
        return new Made(
                request.reachability(), request.filter(), request.boxes(), nodes, drawing.budget,
                drawing.candidates.leavesOut());
    }

    private final class Drawing {
        private final Ends ends;
        private final Shown shown;
        private final Candidates candidates;
        private final List<Access> ingress;
        private final List<Access> egress;
        private final List<BitSet> callees = new ArrayList<>();
        private final PairBudget budget;
        private final List<PairBudget.End> drawn;
        private final IdentityHashMap<Cell, Evidence> evidence = new IdentityHashMap<>();

        Drawing(TopologyRequest request, Ends ends, List<Access> ingress, List<Access> egress) {
            this.ends = ends;
            this.ingress = ingress;
            this.egress = egress;
            this.shown = Shown.of(request, ends.all());
            this.candidates =
                    new Candidates(request.reachability().reachability().snapshot(), ends.all());
            this.budget = new PairBudget(request::box, PairBudget.MOST);
            this.drawn = ends.all().stream()
                    .map(end -> end.group().ref())
                    .map(ref -> budget.end(survey.name(ref), request.box(ref)))
                    .toList();
            for (int i = 0; i < ends.all().size(); i++) {
                callees.add(candidates.of(i, Direction.EGRESS));
            }
        }

        void draw() {
            for (int i : ends.byLikeness()) {
                if (ingress.get(i) == Access.LIMITED) {
                    int target = i;
                    candidates.of(i, Direction.INGRESS).stream().forEach(source -> draw(source, target));
                }
                if (egress.get(i) == Access.LIMITED) {
                    toOpenEnds(i);
                }
            }
        }

        /// The other targets draw this pair themselves.
        private void toOpenEnds(int source) {
            callees.get(source).stream()
                    .filter(target -> ingress.get(target) != Access.LIMITED)
                    .forEach(target -> draw(source, target));
        }

        private void draw(int source, int target) {
            if (source == target || !callees.get(source).get(target) || !shown.pair(source, target)) {
                return;
            }
            var cell = ends.cell(source, target);
            if (!cell.isEmpty()) {
                budget.add(
                        drawn.get(source),
                        drawn.get(target),
                        evidence.computeIfAbsent(
                                cell, known -> new Evidence.Declared(known.allowed(), known.unknown())));
            }
        }
    }
}
