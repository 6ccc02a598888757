package dev.weft.picture;

import dev.weft.layout.Box;
import dev.weft.session.Frame;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What lies under the cursor. Made once a frame, by the painter; look-ups are O(1) on average.
///
/// Threads: immutable, may be asked from any thread.
public final class HitIndex {
    /// How near to a line counts as on it, in pixels.
    private static final double REACH = 6;
    /// How far out of its card a badge hangs at most, in pixels.
    private static final double REACH_OF_A_BADGE = 20;

    private final Drawing drawing;
    private final CellGrid edges;
    /// How the picture was painted; absent for a picture at a desk where nothing is chosen.
    private final Optional<ViewState> painted;

    private HitIndex(Drawing drawing, CellGrid edges, Optional<ViewState> painted) {
        this.drawing = drawing;
        this.edges = edges;
        this.painted = painted;
    }

    /// The same for a picture that was painted so: what is chosen decides which lines there are.
    HitIndex in(ViewState state) {
        return new HitIndex(drawing, edges, Optional.of(state));
    }

    static HitIndex of(Drawing drawing) {
        var extent = drawing.frame().scene().positions().extent().orElse(new Box(0, 0, 1, 1)).grown(64);
        return new HitIndex(
                drawing, CellGrid.of(extent, HitIndex::addEdge, drawing.edges()), Optional.empty());
    }

    /// The same, with the grid of the frame before where all lines run as they ran.
    static HitIndex of(Drawing drawing, HitIndex before) {
        return drawing.hasLinesOf(before.drawing) ? new HitIndex(drawing, before.edges, Optional.empty()) : of(drawing);
    }

    Frame frame() {
        return drawing.frame();
    }

    private static void addEdge(Drawing.PlacedEdge placed, CellGrid.Cells cells) {
        var path = placed.path();
        for (int i = 1; i < path.count(); i++) {
            cells.add(path.x(i - 1), path.y(i - 1), path.x(i), path.y(i));
        }
    }

    /// At a point of the screen: nodes before edges (within 6 pixels) before namespace headers;
    /// badges lie on their nodes. Where namespaces
    /// are drawn as tiles ([Detail#TILES]) the whole tile is its header, and the nodes in it cannot be hit.
    public Optional<Pick> at(Viewport viewport, double screenX, double screenY) {
        double x = viewport.toWorldX(screenX);
        double y = viewport.toWorldY(screenY);
        if (Detail.of(viewport) == Detail.TILES) {
            return tile(x, y).or(() -> node(x, y));
        }
        var context = context(viewport);
        return badge(context, screenX, screenY)
                .or(() -> node(x, y))
                .or(() -> edge(context, x, y))
                .or(() -> header(x, y));
    }

    /// What a line drawn by hand may end at: a node, or the namespace whose box it is in.
    public Optional<Pick> endAt(Viewport viewport, double screenX, double screenY) {
        double x = viewport.toWorldX(screenX);
        double y = viewport.toWorldY(screenY);
        return Detail.of(viewport) == Detail.TILES ? tile(x, y).or(() -> node(x, y)) : node(x, y).or(() -> tile(x, y));
    }

    private Optional<Pick> node(double x, double y) {
        return drawing.nodeAt(x, y).map(placed -> new Pick.OfNode(placed.node().id()));
    }

    private PaintContext context(Viewport viewport) {
        var none = new ViewState(viewport, ViewState.Focus.NONE, Theme.LIGHT, Set.of(), 1);
        var state = painted.map(known -> new ViewState(
                viewport, known.focus(), known.theme(), known.hiddenOverlays(), known.outputScale(), known.stage()));
        return PaintContext.of(drawing, state.orElse(none));
    }

    private Optional<Pick> badge(PaintContext context, double screenX, double screenY) {
        if (drawing.hubs().count() == 0) {
            return Optional.empty();
        }
        var port = context.viewport();
        double reach = REACH_OF_A_BADGE * context.type() / port.scale();
        var around = new Box(port.toWorldX(screenX), port.toWorldY(screenY), 0, 0).grown(reach);
        return drawing.nodesNear(around)
                .flatMap(placed -> badge(context, placed, screenX, screenY).stream())
                .reduce((_, last) -> last);
    }

    /// What a hub says of its badges is the hub's.
    private Optional<Pick> badge(PaintContext context, Drawing.PlacedNode placed, double screenX, double screenY) {
        int number = context.badges(placed).at(screenX, screenY);
        if (number < 0) {
            return Optional.empty();
        }
        var badges = drawing.hubs().on(placed.node().id());
        return Optional.of(number < badges.size() ? new Pick.OfEdge(badges.get(number).edge())
                : new Pick.OfNode(placed.node().id()));
    }

    private Optional<Pick> edge(PaintContext context, double x, double y) {
        double reach = REACH / context.scale();
        List<Drawing.PlacedEdge> all = drawing.edges();
        return edges.near(new Box(x, y, 0, 0).grown(reach))
                .filter(i -> all.get(i).bounds().grown(reach).contains(x, y))
                .filter(i -> context.isLine(all.get(i).edge().id()))
                .mapToObj(i -> new Near(i, all.get(i).path().distanceTo(x, y)))
                .filter(near -> near.distance() <= reach)
                .min((a, b) -> Double.compare(a.distance(), b.distance()))
                .map(near -> new Pick.OfEdge(all.get(near.index()).edge().id()));
    }

    private record Near(int index, double distance) {}

    private Optional<Pick> tile(double x, double y) {
        return drawing.groups().stream()
                .filter(group -> group.box().contains(x, y))
                .findFirst()
                .map(group -> new Pick.OfGroup(group.namespace()));
    }

    private Optional<Pick> header(double x, double y) {
        return drawing.groups().stream()
                .filter(group -> group.header().contains(x, y))
                .findFirst()
                .map(group -> new Pick.OfGroup(group.namespace()));
    }
}
