package dev.weft.picture.hub;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Ink;
import dev.weft.picture.Palette;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;
import dev.weft.picture.overlay.mark.Markers;
import dev.weft.topology.EdgeState;

/// Draws one badge: a pill with an arrow and a word. The arrow says the state without colour: a line with a full head
/// for what was seen, dots with an open head for what is only allowed, a ring with a question mark for what is not
/// known. It points away from the card where the partner calls the hub. `strength` (0 to 1) is how far it is mixed with
/// the background.
public record BadgePainter(Brush brush, Palette palette, double strength) {
    /// The arrow, as a part of the height of letters.
    private static final double ARROW = 1.05;
    private static final double LEFT = 0.38;
    private static final double WORD = 1.66;

    /// What an edge of this state says as a badge; `chosen` when it is hovered or selected.
    public record Sign(EdgeState state, boolean calls, boolean chosen) {}

    /// From afar: a bar.
    void bar(EdgeState state, Box box) {
        brush.fill(pill(box), faint(palette.of(state)));
    }

    /// `type` is the height of its letters in pixels.
    public void paint(Sign sign, String word, Box box, double type) {
        var shape = pill(box);
        var colour = palette.of(sign.state());
        brush.fill(shape, faint(palette.of(Ink.NODE).mixed(colour, 0.07)));
        var border = palette.of(Ink.NODE_BORDER).mixed(colour, sign.chosen() ? 1 : 0.4);
        brush.stroke(shape, Stroke.solid(faint(border), (sign.chosen() ? 2 : 1) * Math.max(1, type / 12)));
        arrow(sign, box.x() + type * LEFT, box.centerY(), type);
        brush.text(
                word, box.x() + type * WORD, box.centerY() + type * 0.36,
                new TextStyle(type, false, faint(palette.of(Ink.TEXT))));
    }

    /// Of no state: what a hub says of its badges elsewhere.
    void say(String words, Box box, double type) {
        brush.fill(pill(box), faint(palette.of(Ink.NODE)));
        brush.stroke(pill(box), Stroke.solid(faint(palette.of(Ink.NODE_BORDER)), Math.max(1, type / 12)));
        double width = brush.width(words, new TextStyle(type, false, palette.of(Ink.TEXT)));
        brush.text(
                words, box.centerX() - width / 2, box.centerY() + type * 0.36,
                new TextStyle(type, false, faint(palette.of(Ink.TEXT))));
    }

    private void arrow(Sign sign, double x, double y, double type) {
        var colour = faint(palette.of(sign.state()));
        var markers = new Markers(brush, palette);
        double length = type * ARROW;
        if (sign.state() == EdgeState.UNKNOWN) {
            markers.ring(Markers.Sign.QUESTION, x + length / 2, y, type * 0.55, colour);
            return;
        }
        double way = sign.calls() ? 1 : -1;
        double tail = sign.calls() ? x : x + length;
        double tip = tail + way * length;
        double head = type * 0.62;
        if (sign.state() == EdgeState.OBSERVED_ALLOWED) {
            brush.stroke(
                    new Shape.Line(tail, y, tip - way * head * 0.7, y),
                    Stroke.solid(colour, Math.max(1.6, type * 0.2)));
            markers.arrow(new double[] {tip, y, way, 0}, head, colour);
            return;
        }
        double dot = Math.max(0.8, type * 0.1);
        for (int i = 0; i < 3; i++) {
            brush.fill(new Shape.Disc(tail + way * (dot + i * type * 0.29), y, dot), colour);
        }
        double back = tip - way * type * 0.42;
        double wing = type * 0.36;
        brush.stroke(
                new Shape.Line(back, y - wing, tip, y, back, y + wing), Stroke.solid(colour, Math.max(1, type * 0.12)));
    }

    private static Shape pill(Box box) {
        return new Shape.RoundBox(box.x(), box.y(), box.width(), box.height(), box.height() / 2);
    }

    private Colour faint(Colour colour) {
        return strength >= 1 ? colour : palette.of(Ink.BACKGROUND).mixed(colour, strength);
    }
}
