package dev.weft.picture.ghost;

import dev.weft.layout.Box;
import dev.weft.layout.Ghost;
import dev.weft.picture.Brush;
import dev.weft.picture.Detail;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;

/// Where a node stood that is gone: a dashed outline, its name and for how long. Fainter, the longer it is gone.
public final class GhostOverlay implements Overlay {
    /// After this time it is as faint as it gets.
    private static final double FADING_SECONDS = 60;

    @Override
    public String name() {
        return "ghosts";
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        for (var ghost : context.frame().scene().scenery().ghosts()) {
            if (context.isVisible(ghost.box())) {
                paint(context, brush, ghost);
            }
        }
    }

    private static void paint(PaintContext context, Brush brush, Ghost ghost) {
        var palette = context.palette();
        var box = context.onScreen(ghost.box());
        double strength = 1 - 0.5 * Math.min(1, ghost.gone().toSeconds() / FADING_SECONDS);
        var colour = palette.of(Ink.BACKGROUND).mixed(palette.of(Ink.FAINT_TEXT), strength);
        var outline = new Shape.RoundBox(
                box.x(), box.y(), box.width(), box.height(), Math.min(box.height() * 0.2, 12));
        brush.stroke(outline, new Stroke(colour, 1.2, Stroke.Dash.DASHED));
        if (context.detail().atLeast(Detail.NAMES)) {
            words(brush, ghost, box, new TextStyle(Math.max(9.5, box.height() * 0.275), false, colour));
        }
    }

    private static void words(Brush brush, Ghost ghost, Box box, TextStyle name) {
        double left = box.x() + box.height() * 0.27;
        double room = box.right() - box.height() * 0.2 - left;
        boolean two = box.height() >= 34;
        double base = two ? box.y() + box.height() * 0.44 : box.centerY() + name.size() * 0.36;
        brush.text(fitted(ghost.node().label(), room, name, brush), left, base, name);
        if (two) {
            var second = new TextStyle(Math.max(8.5, box.height() * 0.235), false, name.colour());
            brush.text(
                    fitted(said(ghost), room, second, brush), left, box.y() + box.height() * 0.775, second);
        }
    }

    /// As much of its beginning as there is room for.
    private static String fitted(String text, double room, TextStyle style, Brush brush) {
        if (brush.width(text, style) <= room) {
            return text;
        }
        int kept = text.length() - 1;
        while (kept > 0 && brush.width(text.substring(0, kept) + "…", style) > room) {
            kept--;
        }
        return kept == 0 ? "" : text.substring(0, kept) + "…";
    }

    /// `gone 20 s ago`.
    static String said(Ghost ghost) {
        long seconds = ghost.gone().toSeconds();
        return seconds < 1 ? "gone just now" : "gone " + seconds + " s ago";
    }
}
