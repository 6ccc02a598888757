package dev.weft.picture.surface;

import dev.weft.picture.Stroke;

/// Walks along a line, in real pixels, and draws the pieces that the pattern leaves. What is outside the picture is
/// stepped over at once, however long it is.
final class Dashes {
    private final ThinLine lines;
    private final Stroke.Dash dash;
    private final double scale;
    private final double half;
    private final Blend ink;
    private final Clip clip;
    private double period;
    private double phase;

    Dashes(ThinLine lines, Clip clip, Stroke stroke, double scale) {
        this.lines = lines;
        this.clip = clip;
        this.dash = stroke.dash();
        this.scale = scale;
        this.half = stroke.width() / 2 * scale;
        this.ink = new Blend(stroke.colour().argb());
        for (int i = 0; i < dash.count(); i++) {
            period += dash.length(i) * scale;
        }
    }

    void along(double... points) {
        for (int i = 2; i < points.length; i += 2) {
            piece(points[i - 2] * scale, points[i - 1] * scale, points[i] * scale, points[i + 1] * scale);
        }
    }

    private void piece(double x0, double y0, double x1, double y1) {
        double length = Math.hypot(x1 - x0, y1 - y0);
        if (length == 0) {
            return;
        }
        if (clip.cut(x0, y0, x1, y1) && lines.touches(clip.y0, clip.y1, half)) {
            double dx = (x1 - x0) / length;
            double dy = (y1 - y0) / length;
            double end = clip.to() * length;
            double start = clip.from() * length;
            for (double at = start - (phase + start) % period; at < end; at += period) {
                pattern(new Ray(x0, y0, dx, dy), at, start, end);
            }
        }
        phase = (phase + length) % period;
    }

    private record Ray(double startX, double startY, double dx, double dy) {
        double x(double along) {
            return startX + along * dx;
        }

        double y(double along) {
            return startY + along * dy;
        }
    }

    /// One turn of the pattern that begins at `at` on the ray; only what lies between `start` and `end` is drawn.
    private void pattern(Ray ray, double at, double start, double end) {
        double a = at;
        for (int i = 0; i < dash.count(); i++) {
            double b = a + dash.length(i) * scale;
            double from = Math.max(a, start);
            double to = Math.min(b, end);
            if (i % 2 == 0 && from < to) {
                lines.dash(ray.x(from), ray.y(from), ray.x(to), ray.y(to), half, ink);
            }
            a = b;
        }
    }
}
