package dev.weft.picture.surface;

import dev.weft.picture.Surface.Band;

/// Draws straight pieces of thin lines at once on the pixels, column by column along the longer direction: of each
/// column the line covers a short stretch, whose ends are shared with the pixels they lie in.
///
/// Why beside [Coverage]: thousands of thin lines are nearly all the work of a picture, and this way costs about a
/// third. Its ends are cut along the pixels instead of squarely, which nobody sees up to [#WIDEST].
/// The idea is Wu's, widened: "An efficient antialiasing technique", SIGGRAPH 1991.
final class ThinLine {
    /// In real pixels.
    static final double WIDEST = 5;

    /// One pixel, in the fixed point numbers that a column is reckoned in.
    private static final int ONE = 1 << 16;

    private final Band band;
    private final Clip clip;

    ThinLine(Band band) {
        this.band = band;
        this.clip = Clip.of(band.width(), band.height(), WIDEST);
    }

    /// A piece of a longer line: it takes every column whose middle it passes, so that two pieces share none.
    void piece(double x0, double y0, double x1, double y1, double half, Blend ink) {
        if (clip.cut(x0, y0, x1, y1) && touches(clip.y0, clip.y1, half)) {
            draw(half, ink, false);
        }
    }

    /// A piece for itself, a dash: its first and last column count as far as it covers them.
    void dash(double x0, double y0, double x1, double y1, double half, Blend ink) {
        if (clip.cut(x0, y0, x1, y1) && touches(clip.y0, clip.y1, half)) {
            draw(half, ink, true);
        }
    }

    /// May a line between two heights leave a trace?
    boolean touches(double y0, double y1, double half) {
        double reach = 2 * half + 1;
        return band.touches(Math.min(y0, y1) - reach, Math.max(y0, y1) + reach);
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

        /// How much of the column from `u` to `u + 1` lies between its ends.
        double share(int u) {
            return Math.min(u + 1, u1) - Math.max(u, u0);
        }
    }

    /// The middle of each column is reckoned from the line alone, never from the column before: a part of the picture
    /// is
    /// the same as that part of the whole.
    private void walk(Course course, boolean steep, Blend ink, boolean exact) {
        double slope = course.slope();
        double reach = course.half * Math.sqrt(1 + slope * slope);
        int begin = (int) Math.floor(exact ? course.u0 : course.u0 + 0.5);
        int end = (int) Math.ceil(exact ? course.u1 : course.u1 - 0.5);
        double origin = course.v0 + slope * (0.5 - course.u0);
        int first = Math.max(steep ? band.top() : 0, begin);
        int last = Math.min(steep ? band.bottom() : band.width(), end);
        if (!steep && slope != 0) {
            double one = (band.top() - reach - origin) / slope;
            double other = (band.bottom() + reach - origin) / slope;
            first = Math.max(first, (int) Math.floor(Math.min(one, other)) - 1);
            last = Math.min(last, (int) Math.ceil(Math.max(one, other)) + 1);
        }
        var strip = new Strip(
                (long) (origin * ONE * ONE), (long) (slope * ONE * ONE), (int) (reach * ONE), steep, ink);
        if (exact && first == begin && first < last) {
            paint(strip, first, first + 1, (int) (ink.weight() * course.share(first)));
            first++;
        }
        if (exact && last == end && first < last) {
            last--;
            paint(strip, last, last + 1, (int) (ink.weight() * course.share(last)));
        }
        paint(strip, first, last, ink.weight());
    }

    /// What a line covers, in fixed point: its middle in column 0 (32 bits of share), what that grows by from column to
    /// column, and how far it reaches to each side (16 bits).
    private record Strip(long middle, long step, int half, boolean steep, Blend ink) {}

    /// The columns from `first` to below `last`; `whole` is the weight of a pixel that lies all in the line. Where most
    /// of the time goes: nothing here may make an object or call what is not inlined.
    private void paint(Strip strip, int first, int last, int whole) {
        var pixels = band.pixels();
        var ink = strip.ink;
        int half = strip.half;
        int along = strip.steep ? band.width() : 1;
        int across = strip.steep ? 1 : band.width();
        int least = strip.steep ? 0 : band.top();
        int most = strip.steep ? band.width() : band.bottom();
        long middle = strip.middle + first * strip.step;
        int column = first * along;
        for (int u = first; u < last; u++, middle += strip.step, column += along) {
            int low = (int) (middle >> 16) - half;
            int high = low + 2 * half;
            int to = Math.min(most, (high + ONE - 1) >> 16);
            int v = Math.max(least, low >> 16);
            for (int at = column + v * across; v < to; v++, at += across) {
                int begins = v << 16;
                int covered = Math.min(begins + ONE, high) - Math.max(begins, low);
                pixels[at] = ink.over(pixels[at], (whole * covered + ONE / 2) >> 16);
            }
        }
    }
}
