package dev.weft.picture.surface;

import dev.weft.picture.Stroke;

/// Walks along a line and draws the pieces that the pattern leaves.
final class Dashes {
    private final Outlines outlines;
    private final Stroke.Dash dash;
    private final double half;
    private int index;
    private double left;

    Dashes(Outlines outlines, Stroke stroke) {
        this.outlines = outlines;
        this.dash = stroke.dash();
        this.half = stroke.width() / 2;
        this.left = dash.length(0);
    }

    void along(double... points) {
        for (int i = 1; i < points.length / 2; i++) {
            piece(points[2 * i - 2], points[2 * i - 1], points[2 * i], points[2 * i + 1]);
        }
    }

    private void piece(double x0, double y0, double x1, double y1) {
        double length = Math.hypot(x1 - x0, y1 - y0);
        double done = 0;
        while (done < length) {
            double step = Math.min(left, length - done);
            if (index % 2 == 0) {
                double a = done / length;
                double b = (done + step) / length;
                outlines.piece(x0 + a * (x1 - x0), y0 + a * (y1 - y0), x0 + b * (x1 - x0), y0 + b * (y1 - y0), half);
            }
            done += step;
            left -= step;
            if (left <= 1e-9) {
                index = (index + 1) % dash.count();
                left = dash.length(index);
            }
        }
    }
}
