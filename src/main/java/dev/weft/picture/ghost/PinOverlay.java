package dev.weft.picture.ghost;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;

/// A small pin at the upper left corner of a node that the user put where it stands.
public final class PinOverlay implements Overlay {
    /// On the screen, in pixels.
    private static final double LARGEST = 9;

    private static final double SMALLEST_NODE = 10;

    @Override
    public String name() {
        return "pins";
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        var places = context.frame().scene().positions().nodes();
        for (var pin : context.frame().request().arrangement().pins().pins()) {
            var box = places.get(pin.node());
            if (box != null && context.isVisible(box)) {
                paint(context, brush, context.onScreen(box));
            }
        }
    }

    private static void paint(PaintContext context, Brush brush, Box box) {
        if (box.height() < SMALLEST_NODE) {
            return;
        }
        double size = Math.min(LARGEST, box.height() * 0.3);
        var colour = context.palette().of(Ink.TEXT);
        double x = box.x() + size * 0.2;
        double y = box.y() - size * 0.3;
        brush.stroke(new Shape.Line(x, y, x + size * 0.75, y + size), Stroke.solid(colour, 1.4));
        brush.fill(new Shape.Disc(x, y, size * 0.55), context.palette().of(Ink.BACKGROUND));
        brush.fill(new Shape.Disc(x, y, size * 0.42), colour);
    }
}
