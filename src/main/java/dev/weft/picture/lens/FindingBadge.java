package dev.weft.picture.lens;

import dev.weft.cluster.Problem.Severity;
import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Ink;
import dev.weft.picture.Palette;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;
import dev.weft.session.lens.FindingMarks;
import dev.weft.topology.EdgeState;

/// A pill with a sign and a number: a diamond for errors, a triangle for warnings, a disc for remarks.
record FindingBadge(Brush brush, Palette palette, double strength) {
    /// With its right end at `right` and its middle at `y`; `size` is the height of its letters in pixels.
    void draw(FindingMarks.Count count, double right, double y, double size) {
        var number = count.many() > 99 ? "99+" : String.valueOf(count.many());
        var style = new TextStyle(size, true, faint(palette.of(Ink.TEXT)));
        double half = size * 0.72;
        double width = brush.width(number, style) + 2 * half + size * 0.75;
        var pill = new Shape.RoundBox(right - width, y - half, width, 2 * half, half);
        brush.fill(pill, faint(palette.of(Ink.NODE)));
        brush.stroke(pill, Stroke.solid(faint(colour(palette, count.worst())), 1.1));
        sign(count.worst(), right - width + half + size * 0.1, y, size * 0.5);
        brush.text(number, right - brush.width(number, style) - size * 0.4, y + size * 0.36, style);
    }

    private static Colour colour(Palette palette, Severity severity) {
        return switch (severity) {
            case ERROR -> palette.of(EdgeState.OBSERVED_DENIED);
            case WARNING -> palette.of(Ink.WARNING);
            case INFO -> palette.of(Ink.FAINT_TEXT);
        };
    }

    private void sign(Severity severity, double x, double y, double r) {
        var colour = faint(colour(palette, severity));
        switch (severity) {
            case ERROR -> brush.fill(new Shape.Polygon(x, y - r, x + r, y, x, y + r, x - r, y), colour);
            case WARNING -> brush.fill(
                    new Shape.Polygon(x, y - r * 0.95, x + r, y + r * 0.8, x - r, y + r * 0.8), colour);
            case INFO -> brush.fill(new Shape.Disc(x, y, r * 0.8), colour);
        }
        var pen = Stroke.solid(faint(palette.of(Ink.ON_VERDICT)), Math.max(1, r * 0.26));
        brush.stroke(new Shape.Line(x, y - r * 0.4, x, y + r * 0.18), pen);
        brush.fill(new Shape.Disc(x, y + r * 0.52, Math.max(0.6, r * 0.14)), pen.colour());
    }

    private Colour faint(Colour colour) {
        return strength >= 1 ? colour : palette.of(Ink.BACKGROUND).mixed(colour, strength);
    }
}
