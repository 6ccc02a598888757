package dev.weft.layout.route;

import java.util.ArrayList;
import java.util.List;

/// A way of straight pieces with round corners, as points of a curve.
final class Rounded {
    /// Pieces of one round corner.
    private static final int CORNER = 5;
    /// How far before a corner the curve begins, at most, in world units.
    private static final double SOFTEST = 70;
    /// How much of the room beside a block a round corner may cut off.
    private static final double CUT = 0.8;
    /// Who draws a curve may draw each second or third piece of it only, see `picture.EdgePath`.
    private static final int MULTIPLE = 6;
    private static final int FEWEST = 18;

    private Rounded() {}

    /// x, y, x, y. Has a number of pieces that divides by six, and at least eighteen.
    static double[] of(List<Detour.Bend> way) {
        var points = new ArrayList<double[]>();
        points.add(new double[] {way.getFirst().x(), way.getFirst().y()});
        for (int i = 1; i < way.size() - 1; i++) {
            corner(points, way.get(i - 1), way.get(i), way.get(i + 1));
        }
        points.add(new double[] {way.getLast().x(), way.getLast().y()});
        while (points.size() - 1 < FEWEST || (points.size() - 1) % MULTIPLE != 0) {
            splitLongest(points);
        }
        var curve = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            curve[2 * i] = points.get(i)[0];
            curve[2 * i + 1] = points.get(i)[1];
        }
        return curve;
    }

    private static void corner(List<double[]> points, Detour.Bend before, Detour.Bend at, Detour.Bend after) {
        double back = Math.hypot(before.x() - at.x(), before.y() - at.y());
        double on = Math.hypot(after.x() - at.x(), after.y() - at.y());
        if (back < 1 || on < 1) {
            return;
        }
        double[] in = {(before.x() - at.x()) / back, (before.y() - at.y()) / back};
        double[] out = {(after.x() - at.x()) / on, (after.y() - at.y()) / on};
        double sharp = Math.hypot(in[0] + out[0], in[1] + out[1]); // 0 straight on, 2 back
        double margin = at.round() == null ? 0 : at.round().margin();
        double soft = Math.min(Math.min(back, on) / 2, SOFTEST);
        double reach = sharp < 1e-6 ? soft : Math.min(soft, CUT * margin * 4 / sharp);
        for (int i = 0; i <= CORNER; i++) {
            double t = (double) i / CORNER;
            double a = (1 - t) * (1 - t) * reach;
            double b = t * t * reach;
            points.add(new double[] {at.x() + a * in[0] + b * out[0], at.y() + a * in[1] + b * out[1]});
        }
    }

    private static void splitLongest(List<double[]> points) {
        int longest = 1;
        double length = -1;
        for (int i = 1; i < points.size(); i++) {
            double piece = Math.hypot(
                    points.get(i)[0] - points.get(i - 1)[0], points.get(i)[1] - points.get(i - 1)[1]);
            if (piece > length + 1e-9) {
                length = piece;
                longest = i;
            }
        }
        var one = points.get(longest - 1);
        var other = points.get(longest);
        points.add(longest, new double[] {(one[0] + other[0]) / 2, (one[1] + other[1]) / 2});
    }
}
