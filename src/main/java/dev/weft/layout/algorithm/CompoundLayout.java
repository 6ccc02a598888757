package dev.weft.layout.algorithm;

import dev.weft.layout.Layout;
import dev.weft.layout.Positions;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The default: each namespace in layers from left to right in a box of its own, the boxes in columns in the direction
/// of the traffic, sources from outside on the left rim, destinations outside on the right, machines at the bottom.
///
/// Two stages, because a layered drawing of everything at once is slow and wide, and because a namespace that did not
/// change then need not be laid out again. After the first drawing nothing that stands is moved: see [Newcomers].
/// Everything is done in one step, so the result is always settled.
///
/// Threads: confined to the analysis thread, as it remembers drawings of namespaces.
public final class CompoundLayout implements Layout {
    /// From this many newcomers on a drawing is made anew, when they are twice those that stood.
    private static final int MANY = 8;

    /// How the boxes stand among one another.
    enum Outer {
        COLUMNS("compound", "Namespaces in columns, callers left"),
        RINGS("circular", "Namespaces in rings, the busiest inside"),
        LAYERS("layered", "Layers through all namespaces at once"),
        FREE("free", "Free: near to whom it talks to");

        private final String word;
        private final String title;

        Outer(String word, String title) {
            this.word = word;
            this.title = title;
        }

        Reach reach() {
            return switch (this) {
                case COLUMNS, RINGS -> Reach.ALL;
                case LAYERS -> new Reach(80, 300, 20);
                case FREE -> new Reach(1_000, 4_000, 100);
            };
        }
    }

    private final NamespaceLayout namespaces = new NamespaceLayout();
    private final Outer outer;

    public CompoundLayout() {
        this(Outer.COLUMNS);
    }

    CompoundLayout(Outer outer) {
        this.outer = outer;
    }

    @Override
    public String name() {
        return outer.word;
    }

    @Override
    public String title() {
        return outer.title;
    }

    @Override
    public Reach reach() {
        return outer.reach();
    }

    /// Loads the classes of the layout library, which the first drawing would wait for. May run on any thread, beside
    /// anything.
    ///
    /// Cost: a second and a half in a fresh virtual machine.
    public static void warmUp() {
        var nodes = List.of(sample("a"), sample("b"), sample("c"));
        var edges = List.of(new EdgeId(nodes.get(0).id(), nodes.get(1).id()));
        var topology = Topology.of(nodes, edges.stream().map(id -> new TopologyEdge(id, List.of())).toList());
        new CompoundLayout().step(topology, Positions.NONE, Duration.ZERO);
    }

    private static TopologyNode sample(String name) {
        return new TopologyNode(
                new NodeId(NodeId.Kind.WORKLOAD, name), name, "warm-up", Optional.empty(), TopologyNode.Facts.NONE);
    }

    @Override
    public Positions step(Topology topology, Positions previous, Duration budget) {
        var sections = Sections.of(topology);
        if (standsMostly(topology, previous)) {
            return Newcomers.of(topology, sections, previous, namespaces).positions();
        }
        return WholeDrawing.of(topology, sections, namespaces, outer).positions().alignedTo(previous);
    }

    /// Nodes of a namespace that was folded are no newcomers: it only was opened.
    static boolean standsMostly(Topology topology, Positions previous) {
        int stood = 0;
        int newcomers = 0;
        for (var node : topology.nodes()) {
            if (previous.nodes().containsKey(node.id())) {
                stood++;
            } else if (!previous.nodes().containsKey(NodeId.ofNamespace(node.namespace()))) {
                newcomers++;
            }
        }
        return stood > 0 && (newcomers < MANY || newcomers <= 2 * stood);
    }
}
