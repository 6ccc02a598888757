package dev.weft.picture.overlay.mark;

import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Ink;
import dev.weft.picture.Palette;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;

/// The marks on edges: what a colour-blind eye and a grey printer read. Source: `graph-ux` B.6.
public record Markers(Brush brush, Palette palette) {
    /// What stands in a ring or a disc.
    public enum Sign {
        CROSS,
        PLUS,
        QUESTION,
        NOT_EQUAL
    }

    /// An arrow head whose tip is at `x, y`, pointing along the unit `dx, dy`.
    public void arrow(double[] tip, double length, Colour colour) {
        double x = tip[0] - tip[2] * length;
        double y = tip[1] - tip[3] * length;
        double wing = length * 0.46;
        brush.fill(
                new Shape.Polygon(
                        tip[0], tip[1], x - tip[3] * wing, y + tip[2] * wing, x + tip[2] * length * 0.22,
                        y + tip[3] * length * 0.22, x + tip[3] * wing, y - tip[2] * wing),
                colour);
    }

    public void disc(double x, double y, double radius, Colour colour) {
        brush.fill(new Shape.Disc(x, y, radius + 1.5), palette.of(Ink.BACKGROUND).faded(colour.alpha() / 255.0));
        brush.fill(new Shape.Disc(x, y, radius), colour);
        sign(Sign.CROSS, x, y, radius * 0.42, Stroke.solid(palette.of(Ink.ON_VERDICT), radius * 0.28));
    }

    public void ring(Sign sign, double x, double y, double radius, Colour colour) {
        brush.fill(new Shape.Disc(x, y, radius), palette.of(Ink.BACKGROUND));
        brush.stroke(new Shape.Disc(x, y, radius), Stroke.solid(colour, Math.max(1.2, radius * 0.24)));
        sign(sign, x, y, radius * 0.46, Stroke.solid(colour, Math.max(1.2, radius * 0.24)));
    }

    private void sign(Sign sign, double x, double y, double r, Stroke stroke) {
        switch (sign) {
            case CROSS -> {
                brush.stroke(new Shape.Line(x - r, y - r, x + r, y + r), stroke);
                brush.stroke(new Shape.Line(x - r, y + r, x + r, y - r), stroke);
            }
            case PLUS -> {
                brush.stroke(new Shape.Line(x - r * 1.2, y, x + r * 1.2, y), stroke);
                brush.stroke(new Shape.Line(x, y - r * 1.2, x, y + r * 1.2), stroke);
            }
            case QUESTION -> question(x, y, r * 1.25, stroke);
            case NOT_EQUAL -> {
                brush.stroke(new Shape.Line(x - r, y - r * 0.5, x + r, y - r * 0.5), stroke);
                brush.stroke(new Shape.Line(x - r, y + r * 0.5, x + r, y + r * 0.5), stroke);
                brush.stroke(new Shape.Line(x - r * 0.7, y + r * 1.2, x + r * 0.7, y - r * 1.2), stroke);
            }
        }
    }

    private void question(double x, double y, double r, Stroke stroke) {
        brush.stroke(
                new Shape.Line(
                        x - r * 0.55, y - r * 0.45, x - r * 0.3, y - r * 0.9, x + r * 0.3, y - r * 0.9,
                        x + r * 0.55, y - r * 0.45, x + r * 0.3, y - r * 0.05, x, y + r * 0.12, x, y + r * 0.42),
                stroke);
        brush.fill(new Shape.Disc(x, y + r * 0.82, stroke.width() * 0.6), stroke.colour());
    }
}
