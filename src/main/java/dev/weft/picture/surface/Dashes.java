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
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = Math.sqrt(dx * dx + dy * dy);
        if (length == 0) {
            return;
        }
        if (clip.cut(x0, y0, x1, y1) && lines.touches(clip.y0, clip.y1, half)) {
            double end = clip.to() * length;
            double start = clip.from() * length;
            var track = lines.track(clip, half, ink);
            double pace = (track.steep ? dy : dx) / length;
            double origin = track.steep ? y0 : x0;
            for (double at = start - (phase + start) % period; at < end; at += period) {
                pattern(track, at, new Way(origin, pace, start, end));
            }
        }
        phase = (phase + length) % period;
    }

    /// What is drawn of a straight piece, from `start` to `end` along it, and where on the longer direction that is:
    /// from `origin`, and so much on a pixel of the way.
    private record Way(double origin, double pace, double start, double end) {}

    /// One turn of the pattern that begins at `at` on the way.
    private void pattern(ThinLine.Track track, double at, Way way) {
        double a = at;
        for (int i = 0; i < dash.count(); i++) {
            double b = a + dash.length(i) * scale;
            double from = way.origin + Math.max(a, way.start) * way.pace;
            double to = way.origin + Math.min(b, way.end) * way.pace;
            if (i % 2 == 0 && from != to && (from < to) == (way.pace > 0)) {
                lines.dash(track, Math.min(from, to), Math.max(from, to));
            }
            a = b;
        }
    }
}
