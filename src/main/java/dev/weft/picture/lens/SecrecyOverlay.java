package dev.weft.picture.lens;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Detail;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Palette;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.overlay.mark.Emphasis;
import dev.weft.picture.overlay.mark.Lines;
import dev.weft.topology.EdgeState;
import dev.weft.topology.lens.Lens;
import dev.weft.topology.lens.Secrecy;
import java.util.ArrayList;
import java.util.List;

/// Padlocks on lines whose traffic was seen to be secret or plain. Of what no flow told there is none.
public final class SecrecyOverlay implements Overlay {
    private static final double SIZE = 11;
    /// Where on its line a padlock may stand; the middle is for other marks.
    private static final double[] SHARES = {0.4, 0.6, 0.3, 0.7, 0.2, 0.8};
    /// More padlocks than this are noise.
    private static final int MOST = 400;

    @Override
    public String name() {
        return Lens.MTLS.word();
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        if (!context.detail().atLeast(Detail.NAMES)) {
            return;
        }
        var emphasis = Emphasis.of(context);
        var taken = new ArrayList<Box>();
        double size = SIZE * context.type() * (context.detail() == Detail.FULL ? 1.2 : 1);
        for (var placed : context.drawing().edges()) {
            var known = Secrecy.of(placed.edge());
            boolean seen = known.isPresent() && placed.path().count() > 0 && context.isVisible(placed.bounds());
            if (seen && taken.size() < MOST) {
                var line = placed.path().onScreen(context.viewport(), 2);
                double length = Lines.length(line);
                for (int i = 0; i < SHARES.length && length > 3 * size; i++) {
                    var at = Lines.at(line, length * SHARES[i]);
                    var box = new Box(at[0] - size / 2, at[1] - size / 2, size, size);
                    if (isFree(context, box, taken)) {
                        taken.add(box.grown(2));
                        new Padlock(brush, context.palette(), emphasis.strength(placed.edge()))
                                .draw(known.get(), box.x(), box.y(), size);
                        break;
                    }
                }
            }
        }
    }

    private static boolean isFree(PaintContext context, Box box, List<Box> taken) {
        var port = context.viewport();
        return taken.stream().noneMatch(box::overlaps)
                && context.drawing()
                        .nodeAt(port.toWorldX(box.centerX()), port.toWorldY(box.centerY()))
                        .isEmpty();
    }

    /// Closed and filled where it is secret, open and empty where it is plain, closed and half filled for some of each.
    record Padlock(Brush brush, Palette palette, double strength) {
        void draw(Secrecy secrecy, double x, double y, double size) {
            double unit = size / 16;
            brush.fill(new Shape.Disc(x + size / 2, y + size / 2, size * 0.78), faint(palette.of(Ink.BACKGROUND)));
            boolean open = secrecy == Secrecy.PLAIN;
            var colour = faint(open ? palette.of(Ink.WARNING) : palette.of(EdgeState.OBSERVED_ALLOWED));
            var body = new Shape.RoundBox(x + 2.5 * unit, y + 7 * unit, 11 * unit, 8.5 * unit, 1.6 * unit);
            var pen = Stroke.solid(colour, Math.max(1.1, 1.8 * unit));
            if (secrecy == Secrecy.SECRET) {
                brush.fill(body, colour);
            } else if (secrecy == Secrecy.PARTLY) {
                brush.fill(
                        new Shape.RoundBox(x + 2.5 * unit, y + 11 * unit, 11 * unit, 4.5 * unit, unit), colour);
            }
            brush.stroke(body, pen);
            double out = open ? 5 * unit : 0;
            brush.stroke(
                    new Shape.Line(
                            x + 4.8 * unit + out, y + 7 * unit, x + 4.8 * unit + out, y + 4 * unit,
                            x + 6 * unit + out, y + 2 * unit, x + 8 * unit + out, y + 1.3 * unit,
                            x + 10 * unit + out, y + 2 * unit, x + 11.2 * unit + out, y + 4 * unit,
                            x + 11.2 * unit + out, y + (open ? 5 : 7) * unit),
                    pen);
        }

        private Colour faint(Colour colour) {
            return strength >= 1 ? colour : palette.of(Ink.BACKGROUND).mixed(colour, strength);
        }
    }
}
