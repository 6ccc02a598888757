package dev.weft.topology.part;

import dev.weft.policy.Cell;
import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.Contributor;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.Filter;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Pairs that are not drawn else, while the user asks for just them: denied and never tried, or allowed and never used,
/// those between open workloads included. Bounded: in most clusters nearly all pairs are one of the two. What was seen
/// is sifted away by its state.
///
/// Cost: a look-up a pair until enough are found, once for each reachability and filter.
public final class TruthPairs implements Contributor {
    /// Several times as many as are drawn, as some of them were seen meanwhile.
    private static final int MOST = 5 * Truth.MOST_DRAWN;

    private record Pair(EdgeId id, Evidence evidence) {}

    private final Survey survey;
    private @Nullable WorkloadReachability known;
    private Filter filter = Filter.NONE;
    private List<Pair> pairs = List.of();

    TruthPairs(Survey survey) {
        this.survey = survey;
    }

    @Override
    public String name() {
        return "truth";
    }

    @Override
    public void contribute(TopologyRequest request, TopologyParts parts) {
        var truth = request.filter().truth();
        if (truth.isEmpty() || (truth.get() != Truth.ALLOWED_UNSEEN && truth.get() != Truth.DENIED_UNTRIED)) {
            return;
        }
        find(request, truth.get() == Truth.DENIED_UNTRIED ? Cell::isEmpty : cell -> !cell.allowed().isEmpty());
        pairs.forEach(pair -> parts.edge(pair.id, pair.evidence));
    }

    @Override
    public Optional<List<NodeChange>> since(TopologyRequest earlier, TopologyRequest request) {
        boolean asked = earlier.filter().truth().isPresent() || request.filter().truth().isPresent();
        return asked ? Optional.empty() : Optional.of(List.of());
    }

    @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same object while no policy or pod changed
    private void find(TopologyRequest request, Predicate<Cell> fits) {
        if (known == request.reachability() && filter.equals(request.filter())) {
            return;
        }
        known = request.reachability();
        filter = request.filter();
        pairs = found(request, fits);
    }

    private List<Pair> found(TopologyRequest request, Predicate<Cell> fits) {
        var ends = survey.ends(request);
        var shown = Shown.of(request, ends.all());
        var found = new ArrayList<Pair>();
        for (int source = 0; source < ends.all().size(); source++) {
            for (int target = 0; target < ends.all().size() && found.size() < MOST; target++) {
                if (source != target && shown.pair(source, target)) {
                    var cell = ends.cell(source, target);
                    if (fits.test(cell)) {
                        found.add(new Pair(
                                new EdgeId(node(ends, source), node(ends, target)),
                                cell.isEmpty()
                                        ? new Evidence.Refused()
                                        : new Evidence.Declared(cell.allowed(), cell.unknown())));
                    }
                }
            }
        }
        return found;
    }

    private static NodeId node(Ends ends, int end) {
        return NodeId.ofWorkload(ends.all().get(end).group().ref());
    }
}
