package dev.weft.view.graph;

import dev.weft.layout.Box;
import dev.weft.picture.Viewport;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The whole picture in a small rectangle: boxes of namespaces, what stands outside them, and the lines that are
/// denied.
/// `world` is what it shows, `scale` how many of its pixels a unit of the world is; the rest is in world units.
record MinimapModel(Box world, double scale, List<Area> areas, List<Line> denied) {
    /// `hue` names the colour: a namespace's name, or a node's namespace.
    record Area(Box box, String hue) {}

    /// From the middle of one end to the middle of the other.
    record Line(double x0, double y0, double x1, double y1) {}

    /// Air around the whole, in world units.
    private static final double AIR = 40;
    /// More lines make no other picture.
    private static final int MOST_LINES = 300;

    /// Of a size that fits into `width` x `height` pixels; empty while nothing has a place.
    static Optional<MinimapModel> of(Frame frame, double width, double height) {
        var positions = frame.scene().positions();
        return positions.extent().map(extent -> {
            var world = extent.grown(AIR);
            double scale = Math.min(width / world.width(), height / world.height());
            return new MinimapModel(world, scale, areas(frame), denied(frame));
        });
    }

    private static List<Area> areas(Frame frame) {
        var positions = frame.scene().positions();
        var areas = new ArrayList<Area>();
        positions.groups().forEach((namespace, box) -> areas.add(new Area(box, namespace)));
        for (var node : frame.scene().topology().nodes()) {
            var box = positions.nodes().get(node.id());
            if (box != null && !positions.groups().containsKey(node.namespace())) {
                areas.add(new Area(box, node.namespace().isEmpty() ? node.label() : node.namespace()));
            }
        }
        return List.copyOf(areas);
    }

    private static List<Line> denied(Frame frame) {
        var boxes = frame.scene().positions().nodes();
        var lines = new ArrayList<Line>();
        for (var edge : frame.scene().topology().edges()) {
            if (lines.size() < MOST_LINES && edge.state() == EdgeState.OBSERVED_DENIED) {
                var source = boxes.get(edge.id().source());
                var target = boxes.get(edge.id().target());
                if (source != null && target != null) {
                    lines.add(new Line(source.centerX(), source.centerY(), target.centerX(), target.centerY()));
                }
            }
        }
        return List.copyOf(lines);
    }

    double width() {
        return world.width() * scale;
    }

    double height() {
        return world.height() * scale;
    }

    /// From world units to pixels of the map.
    Box onMap(Box box) {
        return new Box(
                (box.x() - world.x()) * scale, (box.y() - world.y()) * scale, box.width() * scale,
                box.height() * scale);
    }

    double worldX(double x) {
        return world.x() + x / scale;
    }

    double worldY(double y) {
        return world.y() + y / scale;
    }

    /// What of the map the window shows, cut at its borders.
    Box window(Viewport viewport) {
        double left = Math.clamp((viewport.left() - world.x()) * scale, 0, width());
        double top = Math.clamp((viewport.top() - world.y()) * scale, 0, height());
        double right = Math.clamp((viewport.toWorldX(viewport.width()) - world.x()) * scale, 0, width());
        double bottom = Math.clamp((viewport.toWorldY(viewport.height()) - world.y()) * scale, 0, height());
        return new Box(left, top, right - left, bottom - top);
    }

    /// Is everything in the window, so that no map is needed?
    boolean isAllIn(Viewport viewport) {
        return viewport.left() <= world.x() + AIR
                && viewport.top() <= world.y() + AIR
                && viewport.toWorldX(viewport.width()) >= world.right() - AIR
                && viewport.toWorldY(viewport.height()) >= world.bottom() - AIR;
    }
}
