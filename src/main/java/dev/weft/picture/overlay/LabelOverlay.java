package dev.weft.picture.overlay;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Detail;
import dev.weft.picture.Drawing;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;
import dev.weft.picture.overlay.mark.Emphasis;
import dev.weft.picture.overlay.mark.Lines;
import dev.weft.picture.overlay.mark.MarkerPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Ports on edges: on those that are selected or lifted, and near enough on all. A label that would cover a node or
/// another label is left out; selected edges come first, then what is denied.
public final class LabelOverlay implements Overlay {
    private static final double SIZE = 10.5;
    /// From this scale on every edge says its ports.
    private static final double NEAR = 1.4;
    /// More labels than this are noise.
    private static final int MOST = 400;
    /// Where on its line a label may stand, the best place first: where lines run together as a ribbon, the places near
    /// the ends are its own.
    private static final double[] SHARES = {0.5, 0.36, 0.64, 0.25, 0.75, 0.14, 0.86};

    @Override
    public String name() {
        return "ports";
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        if (!context.detail().atLeast(Detail.NAMES)) {
            return;
        }
        var emphasis = Emphasis.of(context);
        var wanted = wanted(context, emphasis);
        if (wanted.isEmpty()) {
            return;
        }
        var taken = new ArrayList<Box>();
        var markers = new MarkerPlace(context);
        wanted.forEach(placed -> markers.boxes(placed).forEach(taken::add));
        for (var node : context.drawing().nodes()) {
            if (context.isVisible(node.box())) {
                taken.add(context.onScreen(node.box()));
            }
        }
        wanted.forEach(placed -> paint(context, brush, placed, taken));
    }

    private static List<Drawing.PlacedEdge> wanted(PaintContext context, Emphasis emphasis) {
        boolean near = context.scale() >= NEAR && !emphasis.lifting();
        return context.drawing().edges().stream()
                .filter(placed -> near || emphasis.lifts(placed.edge()))
                .filter(placed -> context.isVisible(placed.bounds()) && context.isLine(placed.edge().id()))
                .sorted(Comparator.comparing((Drawing.PlacedEdge placed) -> !context.isSelected(placed.edge().id()))
                        .thenComparing(placed -> placed.state()))
                .limit(MOST)
                .toList();
    }

    private static void paint(PaintContext context, Brush brush, Drawing.PlacedEdge placed, List<Box> taken) {
        var text = EdgeWords.ports(placed.edge());
        if (text.isEmpty()) {
            return;
        }
        var line = placed.path().onScreen(context.viewport(), 1);
        double length = Lines.length(line);
        var palette = context.palette();
        double size = SIZE * context.type();
        var style = new TextStyle(size, false, palette.of(placed.state()).mixed(palette.of(Ink.TEXT), 0.25));
        double width = brush.width(text, style) + 10;
        if (length < width + 20) {
            return;
        }
        for (double share : SHARES) {
            var at = Lines.at(line, length * share);
            var box = new Box(at[0] - width / 2, at[1] - size * 0.75, width, size * 1.5);
            if (taken.stream().noneMatch(box::overlaps)) {
                taken.add(box);
                var shape = new Shape.RoundBox(box.x(), box.y(), box.width(), box.height(), box.height() / 2);
                brush.fill(shape, palette.of(Ink.PANEL));
                brush.stroke(shape, Stroke.solid(palette.of(placed.state()).faded(0.6), 1));
                brush.text(text, box.x() + 5, box.y() + size * 1.11, style);
                return;
            }
        }
    }
}
