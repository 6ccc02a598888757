package dev.weft.picture.lens;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Ink;
import dev.weft.picture.Palette;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.topology.EdgeState;
import dev.weft.topology.lens.Isolations;

/// Walls of a card or a box: left for ingress, right for egress. What is isolated is solid, what is open is a frame
/// without filling, what is isolated for some replicas is filled by half, what is unknown is dots; of many workloads
/// each has its share of the height, isolated ones below. Where nothing enforces policies a wall is dashed: it stands
/// on paper only.
record Walls(Brush brush, Palette palette, double strength, boolean paper) {
    private static final double DOT = 4.5;
    /// A thinner frame would look filled: only its two ends are drawn, in pixels.
    private static final double HOLLOW = 4;

    /// `box` on the screen; `width` of each wall in pixels.
    void around(Isolations.Mark mark, Box box, double corner, double width) {
        double top = box.y() + corner;
        double height = Math.max(box.height() - 2 * corner, 4);
        wall(mark.ingress(), box.x() - width * 0.4, top, width, height);
        wall(mark.egress(), box.right() - width * 0.6, top, width, height);
    }

    private void wall(Isolations.Share share, double x, double top, double width, double height) {
        if (share.total() == 0) {
            return;
        }
        brush.fill(new Shape.RoundBox(x - 1, top - 1, width + 2, height + 2, 1.5), faint(palette.of(Ink.NODE)));
        double bottom = top + height;
        bottom = solid(x, bottom, width, part(share.isolated(), share, height));
        bottom = half(x, bottom, width, part(share.partly(), share, height));
        bottom = open(x, bottom, width, part(share.open(), share, height));
        dots(x, bottom, width, part(share.unknown(), share, height));
    }

    /// Of many, a single one is still seen.
    private static double part(int some, Isolations.Share share, double height) {
        return some == 0 ? 0 : Math.max(height * some / share.total(), Math.min(3, height / 4));
    }

    private double solid(double x, double bottom, double width, double height) {
        if (height > 0) {
            var shape = new Shape.RoundBox(x, bottom - height, width, height, 1);
            if (paper) {
                brush.stroke(shape, new Stroke(faint(palette.of(Ink.ISOLATED)), 1.2, Stroke.Dash.DOTTED));
                double x0 = x + width / 2;
                brush.stroke(
                        new Shape.Line(x0, bottom, x0, bottom - height),
                        new Stroke(faint(palette.of(Ink.ISOLATED)), Math.max(1.2, width * 0.5), Stroke.Dash.DASHED));
            } else {
                brush.fill(shape, faint(palette.of(Ink.ISOLATED)));
            }
        }
        return bottom - height;
    }

    private double half(double x, double bottom, double width, double height) {
        if (height > 0) {
            open(x, bottom, width, height);
            brush.fill(
                    new Shape.RoundBox(x, bottom - height, Math.max(1.2, width / 2), height, 0),
                    faint(palette.of(Ink.ISOLATED)));
        }
        return bottom - height;
    }

    private double open(double x, double bottom, double width, double height) {
        if (height > 0 && width < HOLLOW) {
            double end = Math.max(2, height * 0.24);
            for (double top : new double[] {bottom - height, bottom - end}) {
                brush.fill(new Shape.RoundBox(x, top, width, end, 0.5), faint(palette.of(Ink.WARNING)));
            }
        } else if (height > 0) {
            brush.stroke(
                    new Shape.RoundBox(x + 0.5, bottom - height + 0.5, width - 1, Math.max(height - 1, 1), 1),
                    Stroke.solid(faint(palette.of(Ink.WARNING)), 1.1));
        }
        return bottom - height;
    }

    private void dots(double x, double bottom, double width, double height) {
        var colour = faint(palette.of(EdgeState.UNKNOWN));
        for (double y = bottom - 2; y > bottom - height; y -= DOT) {
            brush.fill(new Shape.Disc(x + width / 2, y, Math.max(1, width * 0.3)), colour);
        }
    }

    private Colour faint(Colour colour) {
        return strength >= 1 ? colour : palette.of(Ink.BACKGROUND).mixed(colour, strength);
    }
}
