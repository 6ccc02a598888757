package dev.weft.picture.overlay;

import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;

/// An open padlock: no policy selects it.
record Padlock(Brush brush, Colour colour) {
    void draw(double x, double y, double size) {
        double unit = size / 16;
        brush.fill(new Shape.RoundBox(x + 1.5 * unit, y + 7.5 * unit, 11 * unit, 8 * unit, 1.6 * unit), colour);
        brush.stroke(
                new Shape.Line(
                        x + 4 * unit, y + 7.5 * unit, x + 4 * unit, y + 4.4 * unit, x + 5.1 * unit, y + 2.2 * unit,
                        x + 7.2 * unit, y + 1.4 * unit, x + 9.4 * unit, y + 2.2 * unit, x + 10.4 * unit, y + 4 * unit),
                Stroke.solid(colour, Math.max(1, 1.8 * unit)));
    }
}
