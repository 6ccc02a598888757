package dev.weft.picture.lens;

import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Ink;
import dev.weft.picture.Palette;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.overlay.mark.Markers;
import dev.weft.topology.EdgeState;
import dev.weft.topology.lens.MeshRuling;
import dev.weft.topology.lens.Secrecy;

/// A padlock: closed where it is secret, open where it is plain. A filled body was seen, of some traffic by half; an
/// outlined one stands in the mesh's policy, with a line where it holds for some ports or replicas only, with a dot for
/// TLS that proves the server alone, crossed out where the mesh would refuse.
record Padlock(Brush brush, Palette palette, double strength) {
    void draw(Secrecy secrecy, double x, double y, double size) {
        ground(x, y, size);
        boolean open = secrecy == Secrecy.PLAIN;
        var colour = faint(open ? palette.of(Ink.WARNING) : palette.of(EdgeState.OBSERVED_ALLOWED));
        double unit = size / 16;
        if (secrecy == Secrecy.PARTLY) {
            brush.fill(new Shape.RoundBox(x + 2.5 * unit, y + 11 * unit, 11 * unit, 4.5 * unit, unit), colour);
        } else {
            brush.fill(body(x, y, unit), colour);
        }
        outline(x, y, unit, colour, open);
    }

    void draw(MeshRuling.Kind ruling, double x, double y, double size) {
        double unit = size / 16;
        if (ruling == MeshRuling.Kind.UNKNOWN) {
            new Markers(brush, palette).ring(
                    Markers.Sign.QUESTION, x + size / 2, y + size / 2, size * 0.48,
                    faint(palette.of(EdgeState.UNKNOWN)));
            return;
        }
        ground(x, y, size);
        boolean open = ruling == MeshRuling.Kind.PLAIN;
        boolean good = ruling == MeshRuling.Kind.MTLS || ruling == MeshRuling.Kind.TLS;
        var colour = faint(palette.of(good ? Ink.TEXT : Ink.WARNING));
        var pen = pen(colour, unit);
        outline(x, y, unit, colour, open);
        switch (ruling) {
            case PARTLY -> brush.stroke(
                    new Shape.Line(x + 2.5 * unit, y + 11.2 * unit, x + 13.5 * unit, y + 11.2 * unit), pen);
            case TLS -> brush.fill(new Shape.Disc(x + 8 * unit, y + 11.2 * unit, 1.7 * unit), colour);
            case REFUSED -> {
                brush.stroke(new Shape.Line(x + unit, y + 3 * unit, x + 15 * unit, y + 16 * unit), pen);
                brush.stroke(new Shape.Line(x + 15 * unit, y + 3 * unit, x + unit, y + 16 * unit), pen);
            }
            case MTLS, PLAIN, UNKNOWN -> {}
        }
    }

    private void ground(double x, double y, double size) {
        brush.fill(new Shape.Disc(x + size / 2, y + size / 2, size * 0.78), faint(palette.of(Ink.BACKGROUND)));
    }

    private static Shape.RoundBox body(double x, double y, double unit) {
        return new Shape.RoundBox(x + 2.5 * unit, y + 7 * unit, 11 * unit, 8.5 * unit, 1.6 * unit);
    }

    private static Stroke pen(Colour colour, double unit) {
        return Stroke.solid(colour, Math.max(1.1, 1.8 * unit));
    }

    private void outline(double x, double y, double unit, Colour colour, boolean open) {
        brush.stroke(body(x, y, unit), pen(colour, unit));
        double out = open ? 5 * unit : 0;
        brush.stroke(
                new Shape.Line(
                        x + 4.8 * unit + out, y + 7 * unit, x + 4.8 * unit + out, y + 4 * unit,
                        x + 6 * unit + out, y + 2 * unit, x + 8 * unit + out, y + 1.3 * unit,
                        x + 10 * unit + out, y + 2 * unit, x + 11.2 * unit + out, y + 4 * unit,
                        x + 11.2 * unit + out, y + (open ? 5 : 7) * unit),
                pen(colour, unit));
    }

    private Colour faint(Colour colour) {
        return strength >= 1 ? colour : palette.of(Ink.BACKGROUND).mixed(colour, strength);
    }
}
