package dev.weft.topology.part;

import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.Boxes;
import dev.weft.topology.Contributor;
import dev.weft.topology.Filter;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What policies allow between workloads.
///
/// Most pairs of a cluster are allowed because nothing speaks against them, and drawing those would draw every pair. So
/// an end is called *open* when every free workload may talk to it (or it to them), and a pair is drawn only if one of
/// its ends is not open: the destination does not accept everybody, or the source may not call everybody. An open
/// workload says so by its [Access].
///
/// Cost: one cell for each pair with an end that is not open and whom a rule may let through ([Candidates]); nothing
/// for the others. After a small change only the pairs of those whom it touches ([PolicyPairs]).
public final class PolicyEdges implements Contributor {
    /// What a cluster and a filter come to, whatever is folded: a fold is no reason to ask about every pair again.
    private record Made(
            WorkloadReachability reachability, Filter filter, Boxes boxes, Ends ends, PolicyPairs pairs) {
        @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same object while nothing changed
        boolean serves(TopologyRequest request) {
            return reachability == request.reachability() && isAlike(request);
        }

        boolean isAlike(TopologyRequest request) {
            return filter.equals(request.filter()) && boxes.equals(request.boxes());
        }

        /// What a text finds may change with the objects.
        @SuppressWarnings("ReferenceEquality") // ends are made once
        boolean leadsTo(TopologyRequest request, Survey.Step step) {
            return step.before() == ends && isAlike(request) && filter.text().isBlank();
        }
    }

    /// What the edges of pairs rest on; `meaning` is the same object while they are.
    private record Spent(Object meaning, Filter filter, Boxes boxes, Set<String> folded) {}

    private final Survey survey;
    private final int most;
    private final Replay spent = new Replay();
    private @Nullable Made last;

    PolicyEdges(Survey survey, int most) {
        this.most = most;
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
        made.pairs.nodes().forEach(parts::node);
        spent.contribute(
                new Spent(made.pairs.meaning(), made.filter, made.boxes, request.folded()),
                parts,
                recorder -> made.pairs.budget().spend(request, recorder, "permissions"));
        if (made.pairs.leavesOut()) {
            parts.note("Some workloads have no address yet: whether rules for addresses reach them is not known,"
                    + " and not drawn.");
        }
    }

    @Override
    public Optional<List<NodeChange>> since(TopologyRequest earlier, TopologyRequest request) {
        var known = last;
        return survey.step(request)
                .filter(step -> step.isIdle(earlier) && known != null && known.leadsTo(request, step))
                .map(_ -> {
                    last = made(request);
                    return List.of();
                });
    }

    private Made made(TopologyRequest request) {
        var ends = survey.ends(request);
        var known = last;
        last = null; // what is followed is no longer what it was
        var pairs = Optional.ofNullable(known)
                .flatMap(before -> survey.step(request)
                        .filter(step -> before.leadsTo(request, step))
                        .flatMap(step -> before.pairs.followedBy(request, ends, step.touched())))
                .orElseGet(() -> PolicyPairs.of(request, ends, survey::name, most));
        return new Made(request.reachability(), request.filter(), request.boxes(), ends, pairs);
    }
}
