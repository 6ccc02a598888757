package dev.weft.picture.overlay;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Ink;
import dev.weft.picture.Palette;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.hub.BadgePainter;
import dev.weft.picture.overlay.mark.Markers;
import dev.weft.topology.EdgeState;

/// The small pictures of the legend, [#WIDTH] wide, drawn with the same strokes and markers as the scene.
record LegendSamples(Brush brush, Palette palette) {
    static final double WIDTH = 56;
    private static final double ARROW = 9;
    private static final double MARKER = 6;

    void draw(LegendEntry entry, double x, double y) {
        switch (entry) {
            case LegendEntry.OfState(var state) -> line(state, x, y);
            case LegendEntry.OfMark mark -> mark(mark, x + WIDTH / 2, y);
            case LegendEntry.OfLens(var sign) -> sign.sample().draw(brush, palette, x + WIDTH / 2, y);
        }
    }

    private void line(EdgeState state, double x, double y) {
        var stroke = Grammar.stroke(state, palette);
        var markers = new Markers(brush, palette);
        if (state == EdgeState.OBSERVED_DENIED) {
            double end = x + WIDTH - MARKER;
            brush.stroke(new Shape.Line(x, y, end - MARKER, y), stroke);
            markers.disc(end, y, MARKER, stroke.colour());
            return;
        }
        if (state == EdgeState.UNTRIED) {
            brush.stroke(new Shape.Line(x, y, x + WIDTH - 2, y), stroke);
            brush.stroke(
                    new Shape.Line(x + WIDTH - 2, y - 5, x + WIDTH - 2, y + 5), Stroke.solid(stroke.colour(), 2));
            return;
        }
        brush.stroke(new Shape.Line(x, y, x + WIDTH - ARROW * 0.75, y), stroke);
        markers.arrow(new double[] {x + WIDTH, y, 1, 0}, ARROW, stroke.colour());
        switch (state) {
            case WOULD_BE_DENIED -> markers.ring(Markers.Sign.CROSS, x + WIDTH * 0.62, y, MARKER, stroke.colour());
            case WOULD_BE_ALLOWED -> markers.ring(Markers.Sign.PLUS, x + WIDTH / 2, y, MARKER, stroke.colour());
            case UNKNOWN -> markers.ring(Markers.Sign.QUESTION, x + WIDTH / 2, y, MARKER, stroke.colour());
            case OBSERVED_DENIED, OBSERVED_ALLOWED, UNUSED, UNTRIED, LEADS -> {}
        }
    }

    /// The frame of a node with the mark on it.
    private void mark(LegendEntry.OfMark mark, double middle, double y) {
        double left = middle - 13;
        double right = middle + 13;
        if (mark == LegendEntry.OfMark.OPEN) {
            new NodePainter.Padlock(brush, palette.of(Ink.WARNING)).draw(middle - 6.5, y - 7.5, 14);
            return;
        }
        if (mark == LegendEntry.OfMark.DISAGREES) {
            new Markers(brush, palette).ring(Markers.Sign.NOT_EQUAL, middle, y, MARKER, palette.of(Ink.WARNING));
            return;
        }
        if (mark == LegendEntry.OfMark.HUB) {
            new BadgePainter(brush, palette, 1).paint(
                    new BadgePainter.Sign(EdgeState.OBSERVED_ALLOWED, true, false), "DNS",
                    new Box(middle - 21, y - 7, 42, 14), 9);
            return;
        }
        brush.stroke(new Shape.RoundBox(left, y - 7, 26, 14, 3), Stroke.solid(palette.of(Ink.NODE_BORDER), 1));
        var pen = Stroke.solid(palette.of(Ink.ISOLATED), 1.6);
        double edge = mark == LegendEntry.OfMark.INGRESS_ISOLATED ? left : right;
        double inner = mark == LegendEntry.OfMark.INGRESS_ISOLATED ? left + 3.4 : right - 3.4;
        brush.stroke(new Shape.Line(edge, y - 5, edge, y + 5), pen);
        brush.stroke(new Shape.Line(inner, y - 6, inner, y + 6), pen);
    }
}
