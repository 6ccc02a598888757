package dev.weft.picture.overlay;

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

/// Boxes. [HeaderOverlay] writes their names over the lines; too far away for headers, [TileOverlay] does.
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
        boolean hovered = isHovered(context, group);
        brush.fill(shape, ground(context, group));
        brush.stroke(shape, Stroke.solid(palette.of(Ink.BACKGROUND).mixed(tint, 0.42), hovered ? 2 : 1.2));
    }

    /// What its members stand on.
    static Colour ground(PaintContext context, Drawing.PlacedGroup group) {
        var palette = context.palette();
        double depth = context.detail() == Detail.TILES ? 0.16 : 0.055;
        return palette.of(Ink.BACKGROUND)
                .mixed(palette.tint(group.namespace()), isHovered(context, group) ? depth + 0.05 : depth);
    }

    private static boolean isHovered(PaintContext context, Drawing.PlacedGroup group) {
        return context.state().hover().filter(new Pick.OfGroup(group.namespace())::equals).isPresent();
    }

    /// On the screen.
    static double headerHeight(PaintContext context) {
        return Detail.HEADER_HEIGHT * context.scale();
    }
}
