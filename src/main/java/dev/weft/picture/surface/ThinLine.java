package dev.weft.picture.surface;

/// Draws straight pieces of thin lines at once on the pixels, column by column along the longer direction: of each
/// column the line covers a short stretch, whose ends are shared with the pixels they lie in.
///
/// Why beside [Coverage]: thousands of thin lines are nearly all the work of a picture, and this way costs about a
/// third. Its ends are cut along the pixels instead of squarely, which nobody sees up to [#WIDEST].
/// The idea is Wu's, widened: "An efficient antialiasing technique", SIGGRAPH 1991.
final class ThinLine {
    /// In real pixels.
    static final double WIDEST = 5;

    private final int[] pixels;
    private final int width;
    private final int height;
    private final Clip clip;

    ThinLine(int[] pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.clip = Clip.of(width, height, WIDEST);
    }

    /// A piece of a longer line: it takes every column whose middle it passes, so that two pieces share none.
    void piece(double x0, double y0, double x1, double y1, double half, Blend ink) {
        if (clip.cut(x0, y0, x1, y1)) {
            draw(half, ink, false);
        }
    }

    /// A piece for itself, a dash: its first and last column count as far as it covers them.
    void dash(double x0, double y0, double x1, double y1, double half, Blend ink) {
        if (clip.cut(x0, y0, x1, y1)) {
            draw(half, ink, true);
        }
    }

    private void draw(double half, Blend ink, boolean exact) {
        double dx = clip.x1 - clip.x0;
        double dy = clip.y1 - clip.y0;
        if (Math.abs(dx) >= Math.abs(dy)) {
            if (dx >= 0) {
                walk(new Course(clip.x0, clip.y0, clip.x1, clip.y1, half), false, ink, exact);
            } else {
                walk(new Course(clip.x1, clip.y1, clip.x0, clip.y0, half), false, ink, exact);
            }
        } else if (dy >= 0) {
            walk(new Course(clip.y0, clip.x0, clip.y1, clip.x1, half), true, ink, exact);
        } else {
            walk(new Course(clip.y1, clip.x1, clip.y0, clip.x0, half), true, ink, exact);
        }
    }

    /// From `u0` to `u1` along the longer direction, `v` across.
    private record Course(double u0, double v0, double u1, double v1, double half) {
        double slope() {
            return u1 == u0 ? 0 : (v1 - v0) / (u1 - u0);
        }
    }

    private void walk(Course course, boolean steep, Blend ink, boolean exact) {
        double slope = course.slope();
        double reach = course.half * Math.sqrt(1 + slope * slope);
        int first = Math.max(0, (int) Math.floor(exact ? course.u0 : course.u0 + 0.5));
        int last = Math.min(steep ? height : width, (int) Math.ceil(exact ? course.u1 : course.u1 - 0.5));
        double v = course.v0 + slope * (first + 0.5 - course.u0);
        for (int u = first; u < last; u++, v += slope) {
            double share = exact ? Math.min(u + 1, course.u1) - Math.max(u, course.u0) : 1;
            column(u, v - reach, v + reach, share, steep, ink);
        }
    }

    private void column(int u, double low, double high, double share, boolean steep, Blend ink) {
        int from = Math.max(0, (int) Math.floor(low));
        int to = Math.min(steep ? width : height, (int) Math.ceil(high));
        int step = steep ? 1 : width;
        int at = steep ? u * width + from : from * width + u;
        for (int v = from; v < to; v++, at += step) {
            double covered = Math.min(v + 1, high) - Math.max(v, low);
            pixels[at] = ink.over(pixels[at], (float) (covered * share));
        }
    }
}
