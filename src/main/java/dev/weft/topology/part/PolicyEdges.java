package dev.weft.topology.part;

import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.Access;
import dev.weft.topology.Contributor;
import dev.weft.topology.Evidence;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.IdentityHashMap;
import java.util.List;

/// What policies allow between workloads.
///
/// Most pairs of a cluster are allowed because nothing speaks against them, and drawing those would draw every pair. So
/// an end is called *open* when every free workload may talk to it (or it to them), and a pair is drawn only if one of
/// its ends is not open: the destination does not accept everybody, or the source may not call everybody. An open
/// workload says so by its [Access].
///
/// Cost: one cell for each pair with an end that is not open; nothing for the others.
public final class PolicyEdges implements Contributor {
    @Override
    public String name() {
        return "policies";
    }

    @Override
    public void contribute(TopologyRequest request, TopologyParts parts) {
        var ends = new Ends(request).all();
        var openness = new Openness(request.reachability(), ends);
        var ingress = openness.of(Direction.INGRESS);
        var egress = openness.of(Direction.EGRESS);
        for (int i = 0; i < ends.size(); i++) {
            var node = WorkloadNodes.named(ends.get(i).group().ref());
            parts.node(node.withFacts(node.facts().withAccess(ingress.get(i))));
        }
        var drawing = new Drawing(request, ends);
        for (int i = 0; i < ends.size(); i++) {
            if (ingress.get(i) == Access.LIMITED) {
                drawing.everybodyTo(i);
            }
            if (egress.get(i) == Access.LIMITED) {
                drawing.toOpenEnds(i, ingress);
            }
        }
        drawing.budget.spend(parts, "permissions");
    }

    private static final class Drawing {
        private final WorkloadReachability reachability;
        private final List<Ends.End> ends;
        private final Shown shown;
        private final PairBudget budget;
        private final IdentityHashMap<Cell, Evidence> evidence = new IdentityHashMap<>();

        Drawing(TopologyRequest request, List<Ends.End> ends) {
            this.reachability = request.reachability();
            this.ends = ends;
            this.shown = Shown.of(request, ends);
            this.budget = new PairBudget(request, PairBudget.MOST);
        }

        void everybodyTo(int target) {
            for (int source = 0; source < ends.size(); source++) {
                draw(source, target);
            }
        }

        /// The other targets draw this pair themselves.
        void toOpenEnds(int source, List<Access> ingress) {
            for (int target = 0; target < ends.size(); target++) {
                if (ingress.get(target) != Access.LIMITED) {
                    draw(source, target);
                }
            }
        }

        private void draw(int source, int target) {
            if (source == target || !shown.pair(source, target)) {
                return;
            }
            var cell = reachability.cell(ends.get(source).group(), ends.get(target).group());
            if (!cell.isEmpty()) {
                budget.add(
                        ends.get(source).group().ref(),
                        ends.get(target).group().ref(),
                        evidence.computeIfAbsent(
                                cell, known -> new Evidence.Declared(known.allowed(), known.unknown())));
            }
        }
    }
}
