package dev.weft.topology.part;

import dev.weft.topology.NodeId;
import dev.weft.topology.NodeSearch;
import dev.weft.topology.TopologyRequest;
import java.util.BitSet;
import java.util.List;

/// Which pairs the filter would keep, asked before a pair is made.
final class Shown {
    private final BitSet asked;
    private final boolean all;

    private Shown(BitSet asked, boolean all) {
        this.asked = asked;
        this.all = all;
    }

    static Shown of(TopologyRequest request, List<Ends.End> ends) {
        var search = NodeSearch.of(request);
        var asked = new BitSet(ends.size());
        for (int i = 0; i < ends.size(); i++) {
            var end = ends.get(i);
            asked.set(
                    i,
                    request.filter().chooses(end.namespace()) && search.finds(NodeId.ofWorkload(end.group().ref())));
        }
        return new Shown(asked, asked.cardinality() == ends.size());
    }

    /// A direct neighbour of what is asked for is shown too.
    boolean pair(int source, int target) {
        return all || asked.get(source) || asked.get(target);
    }
}
