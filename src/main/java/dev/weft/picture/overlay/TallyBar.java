package dev.weft.picture.overlay;

import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Ink;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Tally;
import java.util.function.UnaryOperator;

/// A small bar with the mix of verdicts that a folded namespace hides, and a disc with a cross when anything in it is
/// denied.
record TallyBar(PaintContext context, Brush brush, Tally tally, UnaryOperator<Colour> faint) {
    private static final double WIDTH = 36;

    /// The answer is where the next thing may begin.
    double paint(double left, double top, double height) {
        int total = tally.total() - tally.count(EdgeState.LEADS);
        if (total <= 0) {
            return left;
        }
        double width = WIDTH * Math.max(1, context.scale());
        double x = left;
        if (tally.count(EdgeState.OBSERVED_DENIED) > 0) {
            x = denied(left, top + height / 2, height * 0.55);
        }
        double start = x;
        for (var entry : tally.counts().entrySet()) {
            if (entry.getKey() != EdgeState.LEADS) {
                double share = width * entry.getValue() / total;
                brush.fill(
                        new Shape.RoundBox(x, top + height * 0.2, Math.max(share, 1), height * 0.6, 0),
                        faint.apply(context.palette().of(entry.getKey())));
                x += share;
            }
        }
        return start + width + height * 0.7;
    }

    private double denied(double left, double y, double radius) {
        var colour = faint.apply(context.palette().of(EdgeState.OBSERVED_DENIED));
        double x = left + radius;
        double r = radius * 0.45;
        var pen = Stroke.solid(context.palette().of(Ink.ON_VERDICT), Math.max(1, radius * 0.3));
        brush.fill(new Shape.Disc(x, y, radius), colour);
        brush.stroke(new Shape.Line(x - r, y - r, x + r, y + r), pen);
        brush.stroke(new Shape.Line(x - r, y + r, x + r, y - r), pen);
        return left + radius * 2.7;
    }
}
