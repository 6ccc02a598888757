package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.search.GraphSearch;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/// Which pairs the filter would keep, asked before a pair is made.
final class Shown {
    private final BitSet asked;
    private final boolean all;

    private Shown(BitSet asked, boolean all) {
        this.asked = asked;
        this.all = all;
    }

    static Shown of(TopologyRequest request, List<Ends.End> ends) {
        var isAsked = asked(request);
        var asked = new BitSet(ends.size());
        for (int i = 0; i < ends.size(); i++) {
            asked.set(i, isAsked.test(ends.get(i).group().ref()));
        }
        return new Shown(asked, asked.cardinality() == ends.size());
    }

    /// Which workloads the filter asks for.
    static Predicate<ObjectRef> asked(TopologyRequest request) {
        var search = GraphSearch.of(
                request.filter().text(), request.reachability().reachability().snapshot());
        boolean any = search.isEmpty() || search.aboutEdges();
        return workload -> request.filter().chooses(workload.namespace())
                && (any || search.finds(Workloads.named(workload)));
    }

    /// A direct neighbour of what is asked for is shown too.
    boolean pair(int source, int target) {
        return all || asked.get(source) || asked.get(target);
    }
}
