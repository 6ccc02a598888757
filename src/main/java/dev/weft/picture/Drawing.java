package dev.weft.picture;

import dev.weft.flow.FlowVerdict;
import dev.weft.flow.SourceOrder;
import dev.weft.layout.Box;
import dev.weft.layout.route.Route;
import dev.weft.layout.route.Routes;
import dev.weft.lazy.Lazy;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.Paces;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.hub.Hubs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The scene of one frame with its geometry: where every node, line and namespace box is, in world units. What is
/// painted and what is hit are the same lines.
///
/// Threads: may be read from any thread.
public final class Drawing {
    /// A node and its place.
    public record PlacedNode(TopologyNode node, Box box) {}

    /// An edge, its state (asked for many times a picture, and found out anew each time), its line, the box around the
    /// line, and how busy it is.
    public record PlacedEdge(TopologyEdge edge, EdgeState state, EdgePath path, Box bounds, Pace pace) {
        PlacedEdge(TopologyEdge edge, EdgePath path, Box bounds, Pace pace) {
            this(edge, edge.state(), path, bounds, pace);
        }
    }

    /// How an edge's traffic looks. `rate` is connections (or requests, or events) a second by the best source that saw
    /// it; 0 for an edge that nobody saw. `freshness` is 1 for what was seen just now and 0 for what is about to leave
    /// the window. `lastDrop` is [Instant#MIN] where nothing was dropped.
    public record Pace(double rate, double freshness, boolean disagrees, Instant lastDrop) {
        public static final Pace NONE = new Pace(0, 1, false, Instant.MIN);
        /// A window without an end does not make everything fresh for ever.
        private static final Duration LONGEST = Duration.ofHours(1);

        static Pace of(TopologyEdge edge, Frame frame, Paces paces) {
            int best = Integer.MAX_VALUE;
            double rate = 0;
            boolean disagrees = false;
            var last = Instant.MIN;
            var drop = Instant.MIN;
            for (var evidence : edge.evidence()) {
                if (evidence instanceof Evidence.Observed seen) {
                    var key = seen.key();
                    int rank = SourceOrder.rank(key.by());
                    if (rank < best) {
                        best = rank;
                        rate = 0;
                    }
                    rate += rank == best ? paces.figure(key, seen.stats()) : 0;
                    disagrees |= seen.disagreement().isPresent();
                    last = later(last, seen.stats().last());
                    drop = key.verdict() == FlowVerdict.DROPPED ? later(drop, seen.stats().last()) : drop;
                }
            }
            return best == Integer.MAX_VALUE ? NONE : new Pace(rate, freshness(last, frame), disagrees, drop);
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        private static double freshness(Instant last, Frame frame) {
            var window = frame.request().flows().window();
            var span = window.compareTo(LONGEST) > 0 ? LONGEST : window;
            double age = Duration.between(last, frame.meaning().flows().asOf()).toMillis();
            return Math.clamp(1 - age / span.toMillis(), 0, 1);
        }

        /// Of edges that are drawn as one: the busiest.
        Pace and(Pace other) {
            return new Pace(
                    Math.max(rate, other.rate),
                    Math.max(freshness, other.freshness),
                    disagrees || other.disagrees,
                    later(lastDrop, other.lastDrop));
        }
    }

    /// An open box: a namespace, or what the user divides the picture by. `pods` of its `members` are single pods.
    public record PlacedGroup(String namespace, Box box, int members, int pods) {
        /// `12 pods` where nothing but pods is in it, else `3 workloads`; empty where neither is.
        public String words() {
            if (members == 0) {
                return "";
            }
            boolean single = pods == members;
            return "%,d %s%s".formatted(members, single ? "pod" : "workload", members == 1 ? "" : "s");
        }

        public Box header() {
            return new Box(box.x(), box.y(), box.width(), Math.min(Detail.HEADER_HEIGHT, box.height()));
        }
    }

    /// A drop after so long without one is news; one of a series is not.
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final Box NOWHERE = new Box(0, 0, 1, 1);

    /// Of a ribbon of lines that are seen for a moment only, while somebody looks at a hub.
    private static final int BADGES = 6;

    private final Frame frame;
    private final Ground ground;
    private final Lines lines;
    private final BlockingEnds blocking;
    private final Map<EdgeId, BlockingEnd> asked = new ConcurrentHashMap<>();

    /// What stays while the same things stand in the same places, whatever flows between them.
    private record Ground(
            List<PlacedNode> nodes, Hubs hubs, Routes routes, List<PlacedGroup> groups,
            Lazy<Optional<Box>> extent, Lazy<CellGrid> cells) {
        static Ground of(Frame frame, Routes before) {
            var topology = frame.scene().topology();
            var edges = topology.numbered();
            var positions = frame.scene().positions();
            var nodes = place(frame);
            var hubs = frame.request().arrangement().badges() ? Hubs.of(topology) : Hubs.NONE;
            var routes = Routes.of(edges, positions, edge -> strand(edges, edge, hubs), before);
            var extent = Lazy.of(positions::extent);
            var cells = Lazy.of(() -> CellGrid.of(
                    extent.get().orElse(NOWHERE).grown(64), nodes.stream().map(PlacedNode::box).toList()));
            return new Ground(nodes, hubs, routes, Drawing.frame(frame, nodes), extent, cells);
        }
    }

    /// What stays while nothing was seen either. `routes` are those of `edges`, in order;
    /// from near nobody asks what is `merged`.
    private record Lines(
            List<PlacedEdge> edges, List<Route> routes,
            Lazy<List<PlacedEdge>> merged, Lazy<EdgePath.Corridors> corridors) {
        static Lines of(List<PlacedEdge> edges, List<Route> routes, Ground ground) {
            return new Lines(edges, routes,
                    Lazy.of(() -> MergedEdges.of(
                            ground.nodes(),
                            edges.stream().filter(placed -> !ground.hubs().isBadge(placed.edge().id())).toList(),
                            ground.groups())),
                    Lazy.of(() -> new EdgePath.Corridors(edges.stream().map(PlacedEdge::path).toList())));
        }
    }

    private Drawing(Frame frame, Optional<Drawing> before) {
        this.frame = frame;
        var standing = before.filter(drawing -> drawing.isSceneOf(frame));
        this.ground = standing.map(drawing -> drawing.ground).orElseGet(() ->
                Ground.of(frame, before.map(drawing -> drawing.ground.routes()).orElse(Routes.NONE)));
        var calm = standing.filter(drawing -> drawing.isTrafficOf(frame));
        this.lines = calm.map(drawing -> drawing.lines).orElseGet(() -> connect(before));
        this.blocking = before.map(drawing -> drawing.blocking.in(frame)).orElseGet(() -> new BlockingEnds(frame));
    }

    @SuppressWarnings("ReferenceEquality") // a scene is itself while nothing changed, or else is looked at anew
    private boolean isSceneOf(Frame other) {
        return frame.scene().topology() == other.scene().topology()
                && frame.request().arrangement().badges() == other.request().arrangement().badges()
                && frame.scene().positions().standsAs(other.scene().positions());
    }

    @SuppressWarnings("ReferenceEquality") // a window is itself while nothing was seen
    private boolean isTrafficOf(Frame other) {
        return frame.meaning().flows() == other.meaning().flows()
                && frame.request().flows().window().equals(other.request().flows().window());
    }

    /// Nodes without a place are left out, and so are their edges.
    public static Drawing of(Frame frame) {
        return new Drawing(frame, Optional.empty());
    }

    /// The same; what is as it was in the frame before is the same object.
    static Drawing of(Frame frame, Drawing before) {
        return new Drawing(frame, Optional.of(before));
    }

    public Frame frame() {
        return frame;
    }

    public List<PlacedNode> nodes() {
        return ground.nodes();
    }

    /// The box around everything; absent when nothing is drawn.
    public Optional<Box> extent() {
        return ground.extent().get();
    }

    public List<PlacedEdge> edges() {
        return lines.edges();
    }

    /// Those among the edges that are badges in place of lines.
    public Hubs hubs() {
        return ground.hubs();
    }

    /// By name.
    public List<PlacedGroup> groups() {
        return ground.groups();
    }

    /// One edge for each two namespaces, as seen from far away, with the tally of what it stands for, badges left out;
    /// what stands outside the boxes stays itself. An edge within a namespace runs from it to itself and has no line.
    public List<PlacedEdge> merged() {
        return lines.merged().get();
    }

    /// The node that is drawn on top at a point of the world.
    public Optional<PlacedNode> nodeAt(double x, double y) {
        return nodesNear(new Box(x, y, 0, 0))
                .filter(placed -> placed.box().contains(x, y))
                .reduce((_, last) -> last); // painted last, so on top
    }

    /// Edges whose lines may be as near as `reach` to a point of the world, in order: all that are, and few others.
    Stream<PlacedEdge> linesNear(double x, double y, double reach) {
        return lines.corridors().get().near(x, y, reach).mapToObj(edges()::get);
    }

    void readyForHits() {
        ground.cells().get();
        lines.corridors().get();
    }

    /// Nodes whose boxes may touch a part of the world, in the order of painting.
    Stream<PlacedNode> nodesNear(Box world) {
        return ground.cells().get().near(world).mapToObj(ground.nodes()::get);
    }

    /// Which end stops what is denied on an edge; asked once an edge.
    public BlockingEnd blockingEnd(TopologyEdge edge) {
        return asked.computeIfAbsent(edge.id(), _ -> blocking.of(edge));
    }

    /// Where something was dropped that was not dropped before: on an edge that had no drop for some time.
    @SuppressWarnings("ReferenceEquality") // edges are themselves while nothing was seen
    List<Picture.Drop> dropsSince(Drawing before) {
        if (lines == before.lines) {
            return List.of();
        }
        boolean same = before.frame.meaning().snapshot().stamp().source().equals(
                        frame.meaning().snapshot().stamp().source())
                && before.frame.request().filter().equals(frame.request().filter())
                && before.frame.scene().scenery().folds().equals(frame.scene().scenery().folds());
        if (!same) {
            return List.of(); // an edge that comes back into view is no news
        }
        var known = new HashMap<EdgeId, Instant>();
        before.edges().stream()
                .filter(placed -> !placed.pace().lastDrop().equals(Instant.MIN))
                .forEach(placed -> known.put(placed.edge().id(), placed.pace().lastDrop()));
        var drops = new ArrayList<Picture.Drop>();
        for (var placed : edges()) {
            var drop = placed.pace().lastDrop();
            if (!drop.equals(Instant.MIN) && isNews(drop, known.get(placed.edge().id()))) {
                int middle = placed.path().count() / 2;
                drops.add(new Picture.Drop(placed.path().x(middle), placed.path().y(middle)));
            }
        }
        return List.copyOf(drops);
    }

    private static boolean isNews(Instant drop, @Nullable Instant last) {
        return last == null || last.plus(QUIET).isBefore(drop);
    }

    private static List<PlacedNode> place(Frame frame) {
        var boxes = frame.scene().positions().nodes();
        var placed = new ArrayList<PlacedNode>();
        for (var node : frame.scene().topology().nodes()) {
            var box = boxes.get(node.id());
            if (box != null) {
                placed.add(new PlacedNode(node, box));
            }
        }
        return List.copyOf(placed);
    }

    /// What is denied, what a draft changes, and what is not known never lies in a ribbon of something else.
    private static int strand(Topology.Numbered edges, int edge, Hubs hubs) {
        if (hubs.isBadge(edges.edges().get(edge).id())) {
            return BADGES;
        }
        return switch (edges.state(edge)) {
            case OBSERVED_ALLOWED, UNUSED, LEADS -> 0;
            case OBSERVED_DENIED -> 1;
            case WOULD_BE_DENIED -> 2;
            case WOULD_BE_ALLOWED -> 3;
            case UNKNOWN -> 4;
            case UNTRIED -> 5;
        };
    }

    private Lines connect(Optional<Drawing> before) {
        var placed = new ArrayList<PlacedEdge>();
        var routes = new ArrayList<Route>();
        var paces = Paces.of(frame.meaning().flows());
        var topology = frame.scene().topology().numbered();
        var kept = new Kept(before);
        for (int i = 0; i < topology.edges().size(); i++) {
            var route = ground.routes().of(i);
            if (route != null) {
                var edge = topology.edges().get(i);
                var last = kept.of(edge.id(), route);
                var path = last.map(PlacedEdge::path).orElseGet(() -> path(route));
                var bounds = last.map(PlacedEdge::bounds).orElseGet(path::bounds);
                routes.add(route);
                placed.add(new PlacedEdge(edge, topology.state(i), path, bounds, Pace.of(edge, frame, paces)));
            }
        }
        return Lines.of(List.copyOf(placed), routes, ground);
    }

    /// Walks the lines of the drawing before, in the order of their ids, to find those that run as they ran.
    private static final class Kept {
        private final List<PlacedEdge> edges;
        private final List<Route> lines;
        private int next;

        Kept(Optional<Drawing> before) {
            this.edges = before.map(drawing -> drawing.lines.edges()).orElse(List.of());
            this.lines = before.map(drawing -> drawing.lines.routes()).orElse(List.of());
        }

        /// To be asked in the order of ids.
        @SuppressWarnings("ReferenceEquality") // a route that was kept is itself
        Optional<PlacedEdge> of(EdgeId id, Route route) {
            while (next < edges.size() && lines.get(next) != route && id(next).compareTo(id) < 0) {
                next++;
            }
            return next < edges.size() && lines.get(next) == route ? Optional.of(edges.get(next)) : Optional.empty();
        }

        private EdgeId id(int number) {
            return edges.get(number).edge().id();
        }
    }

    private static EdgePath path(Route route) {
        return route.isStraight() ? EdgePath.between(route.source(), route.target()) : new EdgePath(route.curve());
    }

    private static List<PlacedGroup> frame(Frame frame, List<PlacedNode> nodes) {
        var boxes = frame.scene().positions().groups();
        var groups = new TreeMap<String, PlacedGroup>();
        for (var placed : nodes) {
            var node = placed.node();
            var box = boxes.get(node.namespace());
            if (box != null) {
                boolean member = node.id().kind() == NodeId.Kind.WORKLOAD;
                boolean pod = member && node.object().filter(ref -> ref.kind().equals("Pod")).isPresent();
                groups.merge(
                        node.namespace(),
                        new PlacedGroup(node.namespace(), box, member ? 1 : 0, pod ? 1 : 0),
                        (one, other) -> new PlacedGroup(
                                one.namespace, box, one.members + other.members, one.pods + other.pods));
            }
        }
        return List.copyOf(groups.values());
    }
}
