package dev.weft.picture.overlay;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Drawing;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Shape;
import dev.weft.picture.TextStyle;

/// The headers of boxes: a triangle that folds, the name, how many workloads or pods. They lie over the lines, on a
/// plate of the colour of their box: a line that crosses a name is easier to follow than the name to read.
public final class HeaderOverlay implements Overlay {
    private static final double SMALLEST = 9.5;
    /// A long name may stand out of a narrow box by less than the gap to the next, in world units.
    private static final double OVERHANG = 40;
    /// How much of what lies below the plate is covered.
    private static final double COVER = 0.86;

    @Override
    public String name() {
        return "headers";
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        if (GroupOverlay.headerHeight(context) < GroupOverlay.READABLE) {
            return;
        }
        for (var group : context.drawing().groups()) {
            if (context.isVisible(group.box())) {
                header(context, brush, group, context.onScreen(group.box()));
            }
        }
    }

    private static void header(PaintContext context, Brush brush, Drawing.PlacedGroup group, Box box) {
        double height = GroupOverlay.headerHeight(context);
        double size = Math.min(Math.clamp(height * 0.48, 10, 18) * context.type(), Math.max(10, height * 0.75));
        var tint = context.palette().tint(group.namespace()).mixed(context.palette().of(Ink.TEXT), 0.35);
        double middle = box.y() + height * 0.56;
        double x = box.x() + Math.max(6, height * 0.45);
        double wing = size * 0.32;
        double right = box.right() + OVERHANG * context.scale();
        double left = x + 2 * wing + size * 0.55;
        var small = new TextStyle(SMALLEST, true, tint);
        boolean folds = left + brush.width(group.namespace(), small) <= right;
        left = folds ? left : x; // a long name needs all of it
        var style = Fitting.smaller(
                group.namespace(), right - left, SMALLEST, new TextStyle(size, true, tint), brush);
        var name = Fitting.middle(group.namespace(), right - left, style, brush);
        var count = new TextStyle(size * 0.86, false, context.palette().of(Ink.FAINT_TEXT));
        double after = left + brush.width(name, style) + size * 0.6;
        double end = after + brush.width(group.words(), count);
        boolean counts = !group.words().isEmpty() && end <= box.right() - 8;
        plate(context, brush, group, new Box(
                x - 2, middle - size * 0.68, (counts ? end : after - size * 0.6) + 4 - x, size * 1.36));
        if (folds) {
            triangle(brush, x, middle, wing, tint);
        }
        brush.text(name, left, middle + size * 0.36, style);
        if (counts) {
            brush.text(group.words(), after, middle + size * 0.36, count);
        }
    }

    private static void plate(PaintContext context, Brush brush, Drawing.PlacedGroup group, Box box) {
        var shape = new Shape.RoundBox(box.x(), box.y(), box.width(), box.height(), box.height() * 0.3);
        brush.fill(shape, GroupOverlay.ground(context, group).faded(COVER));
    }

    private static void triangle(Brush brush, double x, double middle, double wing, Colour tint) {
        brush.fill(
                new Shape.Polygon(
                        x, middle - wing * 0.7, x + 2 * wing, middle - wing * 0.7, x + wing, middle + wing * 0.8),
                tint);
    }
}
