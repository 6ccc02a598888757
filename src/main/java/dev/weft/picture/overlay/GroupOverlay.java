package dev.weft.picture.overlay;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Detail;
import dev.weft.picture.Drawing;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Pick;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;

/// Namespaces as rounded boxes with a header: a triangle that folds, the name, how many workloads. Too far away for
/// headers, [TileOverlay] writes the names.
public final class GroupOverlay implements Overlay {
    /// The least height of a header that can be read, in pixels.
    static final double READABLE = 11;

    @Override
    public String name() {
        return "namespaces";
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        for (var group : context.drawing().groups()) {
            if (context.isVisible(group.box())) {
                paint(context, brush, group);
            }
        }
    }

    private static void paint(PaintContext context, Brush brush, Drawing.PlacedGroup group) {
        var palette = context.palette();
        var tint = palette.tint(group.namespace());
        var box = context.onScreen(group.box());
        double radius = Math.min(14, Math.max(3, 14 * context.scale()));
        var shape = new Shape.RoundBox(box.x(), box.y(), box.width(), box.height(), radius);
        boolean hovered = context.state().hover().filter(new Pick.OfGroup(group.namespace())::equals).isPresent();
        double depth = context.detail() == Detail.TILES ? 0.16 : 0.055;
        brush.fill(shape, palette.of(Ink.BACKGROUND).mixed(tint, hovered ? depth + 0.05 : depth));
        brush.stroke(shape, Stroke.solid(palette.of(Ink.BACKGROUND).mixed(tint, 0.42), hovered ? 2 : 1.2));
        if (headerHeight(context) >= READABLE) {
            header(context, brush, group, box);
        }
    }

    /// On the screen.
    static double headerHeight(PaintContext context) {
        return Detail.HEADER_HEIGHT * context.scale();
    }

    private static void header(PaintContext context, Brush brush, Drawing.PlacedGroup group, Box box) {
        var palette = context.palette();
        double height = headerHeight(context);
        double size = Math.min(Math.clamp(height * 0.48, 10, 18) * context.type(), Math.max(10, height * 0.75));
        var tint = palette.tint(group.namespace()).mixed(palette.of(Ink.TEXT), 0.35);
        double middle = box.y() + height * 0.56;
        double x = box.x() + Math.max(8, height * 0.45);
        double wing = size * 0.32;
        brush.fill(
                new Shape.Polygon(
                        x, middle - wing * 0.7, x + 2 * wing, middle - wing * 0.7, x + wing, middle + wing * 0.8),
                tint);
        double left = x + 2 * wing + size * 0.55;
        double room = box.right() - left - 8;
        var style = new TextStyle(size, true, tint);
        var name = Fitting.middle(group.namespace(), room, style, brush);
        brush.text(name, left, middle + size * 0.36, style);
        var count = new TextStyle(size * 0.86, false, palette.of(Ink.FAINT_TEXT));
        double after = left + brush.width(name, style) + size * 0.6;
        var words = group.workloads() + (group.workloads() == 1 ? " workload" : " workloads");
        if (after + brush.width(words, count) <= box.right() - 8) {
            brush.text(words, after, middle + size * 0.36, count);
        }
    }
}
