package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.layout.Layout;
import dev.weft.layout.Positions;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/// Every namespace a grid, and the namespaces side by side: no thought for edges, but instant at any size. What stands
/// is not moved: see [Newcomers].
public final class GridLayout implements Layout {
    private final NamespaceLayout namespaces = new NamespaceLayout();

    @Override
    public String name() {
        return "grid";
    }

    @Override
    public String title() {
        return "Grids, without regard to edges";
    }

    @Override
    public Reach reach() {
        return Reach.INSTANT;
    }

    @Override
    public Positions step(Topology topology, Positions previous, Duration budget) {
        if (CompoundLayout.standsMostly(topology, previous)) {
            return Newcomers.of(topology, Sections.of(topology), previous, namespaces).positions();
        }
        var byNamespace = new TreeMap<String, List<TopologyNode>>();
        for (var node : topology.nodes()) {
            byNamespace.computeIfAbsent(node.namespace(), _ -> new ArrayList<>()).add(node);
        }
        var groups = new ArrayList<PlacedGroup>();
        byNamespace.forEach((namespace, members) -> {
            var grid = Grid.screenWide(members);
            groups.add(namespace.isEmpty() ? grid : grid.boxed(namespace));
        });
        var nodes = new HashMap<NodeId, Box>();
        var boxes = new HashMap<String, Box>();
        Columns.of(groups).place().forEach(group -> group.into(nodes, boxes));
        return new Positions(nodes, boxes, true);
    }
}
