package dev.weft.picture;

import dev.weft.layout.Box;
import dev.weft.session.Frame;
import dev.weft.topology.lens.Lens;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// What lies under the cursor. Nodes and badges are found by a grid, lines by corridors around them: a grid of all
/// lines would cost every picture more than all the asking.
///
/// Cost: O(1) for nodes, O(lines) for lines, five numbers each; both are made after the picture, and kept while
/// nothing moves and nothing is seen.
///
/// Threads: immutable, may be asked from any thread.
public final class HitIndex {
    /// How near to a line counts as on it, in pixels.
    private static final double REACH = 6;
    /// How far out of its card a badge hangs at most, in pixels.
    private static final double REACH_OF_A_BADGE = 20;

    private final Drawing drawing;
    /// How the picture was painted; absent for a picture at a desk where nothing is chosen.
    private final Optional<ViewState> painted;

    private HitIndex(Drawing drawing, Optional<ViewState> painted) {
        this.drawing = drawing;
        this.painted = painted;
    }

    /// The same for a picture that was painted so: what is chosen decides which lines there are.
    HitIndex in(ViewState state) {
        return new HitIndex(drawing, Optional.of(state));
    }

    static HitIndex of(Drawing drawing) {
        return new HitIndex(drawing, Optional.empty());
    }

    /// Makes what answers and tips need, so that the window waits for none of it. Ends early when a picture is
    /// `wanted`.
    void ready(BooleanSupplier wanted) {
        if (wanted.getAsBoolean()) {
            return;
        }
        drawing.readyForHits();
        var scene = frame().scene();
        if (frame().request().panels().lenses().contains(Lens.MTLS)) {
            for (var placed : drawing.edges()) {
                if (wanted.getAsBoolean()) {
                    return;
                }
                scene.scenery().meshes().of(placed.edge(), scene.topology().groups());
            }
        }
    }

    /// What was painted: lenses know by now what they say of it.
    public Frame frame() {
        return drawing.frame();
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

    /// The nearest; of two that are as near, the first.
    private Optional<Pick> edge(PaintContext context, double x, double y) {
        double reach = REACH / context.scale();
        var nearest = new Nearest();
        drawing.linesNear(x, y, reach).forEach(placed -> {
            if (context.isLine(placed.edge().id())) {
                double distance = placed.path().distanceTo(x, y);
                if (distance <= reach && distance < nearest.distance) {
                    nearest.distance = distance;
                    nearest.found = Optional.of(new Pick.OfEdge(placed.edge().id()));
                }
            }
        });
        return nearest.found;
    }

    private static final class Nearest {
        private double distance = Double.MAX_VALUE;
        private Optional<Pick> found = Optional.empty();
    }

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
