package dev.weft.picture.lens;

import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Ink;
import dev.weft.picture.Palette;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.overlay.mark.Markers;
import dev.weft.topology.EdgeState;
import dev.weft.topology.lens.Exposed;
import dev.weft.topology.lens.Exposed.Reach;

/// A disc that says who may reach something: a bar for nobody, one dot for the own namespace, two for others, four for
/// the whole cluster, a globe for the world, a question mark for nobody knows. An arrow leads into it where a Service
/// or an Ingress does; a small question mark hangs on it where perhaps more may.
record ExposureBadge(Brush brush, Palette palette, double strength) {
    void draw(Exposed exposed, double x, double y, double radius) {
        var markers = new Markers(brush, palette);
        if (exposed.unknown()) {
            markers.ring(Markers.Sign.QUESTION, x, y, radius, faint(palette.of(EdgeState.UNKNOWN)));
            return;
        }
        if (exposed.led()) {
            double tail = x - radius * 2.5;
            brush.stroke(
                    new Shape.Line(tail, y, x - radius * 1.3, y),
                    Stroke.solid(faint(palette.of(Ink.TEXT)), Math.max(1.4, radius * 0.22)));
            markers.arrow(new double[] {x - radius, y, 1, 0}, radius * 1.05, faint(palette.of(Ink.TEXT)));
        }
        face(exposed.reach(), x, y, radius);
        if (exposed.perhapsMore()) {
            markers.ring(
                    Markers.Sign.QUESTION, x + radius * 1.5, y, radius * 0.75, faint(palette.of(EdgeState.UNKNOWN)));
        }
    }

    private void face(Reach reach, double x, double y, double radius) {
        boolean wide = reach == Reach.OUTSIDE || reach == Reach.CLUSTER;
        var ink = faint(palette.of(wide ? Ink.WARNING : Ink.ISOLATED));
        boolean full = reach == Reach.OUTSIDE;
        brush.fill(new Shape.Disc(x, y, radius + 1.2), faint(palette.of(Ink.NODE)));
        brush.fill(new Shape.Disc(x, y, radius), full ? ink : faint(palette.of(Ink.NODE)));
        var pen = Stroke.solid(ink, Math.max(1.1, radius * 0.16));
        brush.stroke(new Shape.Disc(x, y, radius), pen);
        double step = radius * 0.38;
        double dot = Math.max(1, radius * 0.22);
        switch (reach) {
            case NOBODY -> brush.stroke(
                    new Shape.Line(x - radius * 0.5, y, x + radius * 0.5, y),
                    Stroke.solid(ink, Math.max(1.4, radius * 0.26)));
            case OWN_NAMESPACE -> brush.fill(new Shape.Disc(x, y, dot * 1.25), ink);
            case OTHER_NAMESPACES -> {
                brush.fill(new Shape.Disc(x - step, y, dot), ink);
                brush.fill(new Shape.Disc(x + step, y, dot), ink);
            }
            case CLUSTER -> {
                for (double dx : new double[] {-step, step}) {
                    brush.fill(new Shape.Disc(x + dx, y - step, dot), ink);
                    brush.fill(new Shape.Disc(x + dx, y + step, dot), ink);
                }
            }
            case OUTSIDE -> globe(x, y, radius);
        }
    }

    private void globe(double x, double y, double radius) {
        var pen = Stroke.solid(faint(palette.of(Ink.ON_VERDICT)), Math.max(0.9, radius * 0.13));
        double r = radius * 0.86;
        brush.stroke(new Shape.Line(x - r, y, x + r, y), pen);
        brush.stroke(new Shape.Line(x, y - r, x, y + r), pen);
        for (int side = -1; side <= 1; side += 2) {
            double bow = side * r * 0.52;
            brush.stroke(
                    new Shape.Line(
                            x, y - r, x + bow * 0.75, y - r * 0.6, x + bow, y, x + bow * 0.75, y + r * 0.6, x, y + r),
                    pen);
        }
    }

    private Colour faint(Colour colour) {
        return strength >= 1 ? colour : palette.of(Ink.BACKGROUND).mixed(colour, strength);
    }
}
