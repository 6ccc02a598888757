package dev.weft.picture.overlay.mark;

import java.util.Arrays;

/// Geometry of lines `x0, y0, x1, y1, ...` on the screen.
public final class Lines {
    private Lines() {}

    public static double length(double... line) {
        double sum = 0;
        for (int i = 2; i < line.length; i += 2) {
            sum += length(line[i] - line[i - 2], line[i + 1] - line[i - 1]);
        }
        return sum;
    }

    /// Nothing on a screen is so long or short that [Math#hypot] were worth its time.
    private static double length(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }

    /// The point `distance` along the line and the direction there, a unit: `{x, y, dx, dy}`. Beyond its ends: the
    /// ends.
    public static double[] at(double[] line, double distance) {
        double left = Math.max(0, distance);
        for (int i = 2; i < line.length; i += 2) {
            double dx = line[i] - line[i - 2];
            double dy = line[i + 1] - line[i - 1];
            double piece = length(dx, dy);
            if (piece > 0 && (left <= piece || i == line.length - 2)) {
                double share = Math.min(1, left / piece);
                return new double[] {line[i - 2] + share * dx, line[i - 1] + share * dy, dx / piece, dy / piece};
            }
            left -= piece;
        }
        return new double[] {line[0], line[1], 1, 0};
    }

    /// The part of the line from one distance to another; both within it, in order.
    public static double[] between(double[] line, double from, double to) {
        var kept = new double[line.length + 4];
        int count = put(kept, 0, at(line, from));
        double walked = 0;
        for (int i = 2; i < line.length - 2; i += 2) {
            walked += length(line[i] - line[i - 2], line[i + 1] - line[i - 1]);
            if (walked > from && walked < to) {
                kept[count++] = line[i];
                kept[count++] = line[i + 1];
            }
        }
        count = put(kept, count, at(line, to));
        return Arrays.copyOf(kept, count);
    }

    private static int put(double[] points, int count, double[] point) {
        points[count] = point[0];
        points[count + 1] = point[1];
        return count + 2;
    }
}
