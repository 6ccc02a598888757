package dev.weft.picture.overlay;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Detail;
import dev.weft.picture.Drawing;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Pick;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;

/// Boxes with a header: a triangle that folds, the name, how many workloads or pods. Too far away for
/// headers, [TileOverlay] writes the names.
public final class GroupOverlay implements Overlay {
    /// The least height of a header that can be read, in pixels.
    static final double READABLE = 11;

    private static final double SMALLEST = 9.5;
    /// A long name may stand out of a narrow box by less than the gap to the next, in world units.
    private static final double OVERHANG = 40;

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
        double x = box.x() + Math.max(6, height * 0.45);
        double wing = size * 0.32;
        double right = box.right() + OVERHANG * context.scale();
        double left = x + 2 * wing + size * 0.55;
        var small = new TextStyle(SMALLEST, true, tint);
        if (left + brush.width(group.namespace(), small) <= right) {
            triangle(brush, x, middle, wing, tint);
        } else {
            left = x; // the name needs all of it
        }
        var style = fitting(group.namespace(), right - left, new TextStyle(size, true, tint), brush);
        var name = Fitting.middle(group.namespace(), right - left, style, brush);
        brush.text(name, left, middle + size * 0.36, style);
        var count = new TextStyle(size * 0.86, false, palette.of(Ink.FAINT_TEXT));
        double after = left + brush.width(name, style) + size * 0.6;
        var words = group.words();
        if (after + brush.width(words, count) <= box.right() - 8) {
            brush.text(words, after, middle + size * 0.36, count);
        }
    }

    private static void triangle(Brush brush, double x, double middle, double wing, Colour tint) {
        brush.fill(
                new Shape.Polygon(
                        x, middle - wing * 0.7, x + 2 * wing, middle - wing * 0.7, x + wing, middle + wing * 0.8),
                tint);
    }

    /// Rather smaller than shortened, as long as it can be read.
    private static TextStyle fitting(String name, double room, TextStyle wanted, Brush brush) {
        double width = Math.max(brush.width(name, wanted), 1);
        double size = Math.min(wanted.size(), Math.max(SMALLEST, wanted.size() * room / width));
        return new TextStyle(size, wanted.bold(), wanted.colour());
    }
}
