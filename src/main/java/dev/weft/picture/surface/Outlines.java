package dev.weft.picture.surface;

import dev.weft.picture.Shape;
import dev.weft.picture.Surface.Band;

/// Turns shapes and thick lines into edges for [Coverage], in real pixels (`scale` of them a pixel of the viewport).
/// Every outline runs the same way round, so that overlapping ones unite.
final class Outlines {
    /// A bend sharper than this (cosine) gets a round joint.
    private static final double STRAIGHT = 0.94;

    private final Coverage coverage;
    private final Band band;
    private final double scale;

    Outlines(Coverage coverage, double scale) {
        this.coverage = coverage;
        this.band = coverage.band();
        this.scale = scale;
    }

    void fill(Shape shape) {
        switch (shape) {
            case Shape.Line _ -> {}
            case Shape.Polygon(var points) -> polygon(points);
            case Shape.RoundBox box -> roundBox(box, 0, 1);
            case Shape.Disc(var x, var y, var radius) -> disc(x * scale, y * scale, radius * scale, 1);
        }
    }

    /// The outline of a shape that is not a line, as a ring `width` wide.
    void ring(Shape shape, double width) {
        double half = width / 2;
        switch (shape) {
            case Shape.RoundBox box -> {
                roundBox(box, half, 1);
                roundBox(box, -half, -1);
            }
            case Shape.Disc(var x, var y, var radius) -> {
                disc(x * scale, y * scale, (radius + half) * scale, 1);
                disc(x * scale, y * scale, Math.max(0, radius - half) * scale, -1);
            }
            case Shape.Polygon(var points) -> pieces(closed(points), half, true);
            case Shape.Line(var points) -> pieces(points, half, false);
        }
    }

    static double[] closed(double... points) {
        var all = java.util.Arrays.copyOf(points, points.length + 2);
        all[points.length] = points[0];
        all[points.length + 1] = points[1];
        return all;
    }

    private void pieces(double[] points, double half, boolean closed) {
        int count = points.length / 2;
        for (int i = 1; i < count; i++) {
            piece(points[2 * i - 2], points[2 * i - 1], points[2 * i], points[2 * i + 1], half);
            boolean bends = i < count - 1 && isSharp(points, i);
            if (half * scale > 0.6 && (bends || closed)) {
                disc(points[2 * i] * scale, points[2 * i + 1] * scale, half * scale, 1);
            }
        }
    }

    private static boolean isSharp(double[] points, int i) {
        double ax = points[2 * i] - points[2 * i - 2];
        double ay = points[2 * i + 1] - points[2 * i - 1];
        double bx = points[2 * i + 2] - points[2 * i];
        double by = points[2 * i + 3] - points[2 * i + 1];
        return ax * bx + ay * by < STRAIGHT * Math.sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
    }

    /// A straight piece of a line, `half` to each side, with flat ends. What lies outside the pixels is cut off
    /// first.
    void piece(double x0, double y0, double x1, double y1, double half) {
        double h = half * scale;
        var clip = Clip.of(band.width(), band.height(), h + 2);
        if (!clip.cut(x0 * scale, y0 * scale, x1 * scale, y1 * scale)) {
            return;
        }
        double dx = clip.x1 - clip.x0;
        double dy = clip.y1 - clip.y0;
        double length = Math.sqrt(dx * dx + dy * dy);
        if (length < 1e-6) {
            return;
        }
        double nx = -dy / length * h;
        double ny = dx / length * h;
        coverage.edge(clip.x0 - nx, clip.y0 - ny, clip.x1 - nx, clip.y1 - ny);
        coverage.edge(clip.x1 - nx, clip.y1 - ny, clip.x1 + nx, clip.y1 + ny);
        coverage.edge(clip.x1 + nx, clip.y1 + ny, clip.x0 + nx, clip.y0 + ny);
        coverage.edge(clip.x0 + nx, clip.y0 + ny, clip.x0 - nx, clip.y0 - ny);
    }

    private void polygon(double... points) {
        double area = 0;
        int count = points.length / 2;
        for (int i = 0; i < count; i++) {
            int j = (i + 1) % count;
            area += points[2 * i] * points[2 * j + 1] - points[2 * j] * points[2 * i + 1];
        }
        for (int i = 0; i < count; i++) {
            int a = area > 0 ? i : count - 1 - i;
            int b = area > 0 ? (i + 1) % count : (2 * count - 2 - i) % count;
            coverage.edge(
                    points[2 * a] * scale, points[2 * a + 1] * scale, points[2 * b] * scale, points[2 * b + 1] * scale);
        }
    }

    private void disc(double x, double y, double radius, int direction) {
        if (isOutside(x - radius, y - radius, 2 * radius, 2 * radius)) {
            return;
        }
        int pieces = Math.clamp((int) (8 * Math.sqrt(radius) + 4), 8, 160);
        arc(new Arc(x, y, radius, pieces, direction), 0, 2 * Math.PI);
    }

    private record Arc(double x, double y, double radius, int pieces, int direction) {}

    private void arc(Arc arc, double from, double to) {
        double px = arc.x + arc.radius * Math.cos(from);
        double py = arc.y + arc.radius * Math.sin(from);
        for (int i = 1; i <= arc.pieces; i++) {
            double angle = from + (to - from) * i / arc.pieces;
            double qx = arc.x + arc.radius * Math.cos(angle);
            double qy = arc.y + arc.radius * Math.sin(angle);
            directed(arc.direction, px, py, qx, qy);
            px = qx;
            py = qy;
        }
    }

    private void directed(int direction, double x0, double y0, double x1, double y1) {
        if (direction > 0) {
            coverage.edge(x0, y0, x1, y1);
        } else {
            coverage.edge(x1, y1, x0, y0);
        }
    }

    /// Grown by `grow` on each side.
    private void roundBox(Shape.RoundBox box, double grow, int direction) {
        double x = (box.x() - grow) * scale;
        double y = (box.y() - grow) * scale;
        double width = (box.width() + 2 * grow) * scale;
        double height = (box.height() + 2 * grow) * scale;
        if (width <= 0 || height <= 0 || isOutside(x, y, width, height)) {
            return;
        }
        double wanted = (box.radius() + (box.radius() > 0 ? grow : 0)) * scale;
        double radius = Math.clamp(wanted, 0, Math.min(width, height) / 2);
        double right = x + width;
        double bottom = y + height;
        directed(direction, right, y + radius, right, bottom - radius);
        directed(direction, x, bottom - radius, x, y + radius);
        if (radius > 0) {
            int pieces = Math.clamp((int) (2 * Math.sqrt(radius) + 1), 2, 40);
            arc(new Arc(right - radius, bottom - radius, radius, pieces, direction), 0, Math.PI / 2);
            arc(new Arc(x + radius, bottom - radius, radius, pieces, direction), Math.PI / 2, Math.PI);
            arc(new Arc(x + radius, y + radius, radius, pieces, direction), Math.PI, Math.PI * 1.5);
            arc(new Arc(right - radius, y + radius, radius, pieces, direction), Math.PI * 1.5, Math.PI * 2);
        }
    }

    private boolean isOutside(double x, double y, double width, double height) {
        return x > band.width() || x + width < 0 || !band.touches(y, y + height);
    }
}
