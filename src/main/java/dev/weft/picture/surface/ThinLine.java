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
            var track = track(clip, half, ink);
            boolean forth = track.u0 <= track.u1;
            int begin = (int) Math.floor((forth ? track.u0 : track.u1) + 0.5);
            int end = (int) Math.ceil((forth ? track.u1 : track.u0) - 0.5);
            paint(track, Math.max(track.first, begin), Math.min(track.last, end), ink.weight());
        }
    }

    /// A part of a straight line, a dash, from one place along the longer direction to a higher one: its first and last
    /// column count as far as it covers them.
    void dash(Track track, double from, double to) {
        int begin = (int) Math.floor(from);
        int end = (int) Math.ceil(to);
        int first = Math.max(track.first, begin);
        int last = Math.min(track.last, end);
        if (first == begin && first < last) {
            double share = Math.min(begin + 1, to) - from;
            paint(track, first, first + 1, (int) (track.ink.weight() * share));
            first++;
        }
        if (last == end && first < last) {
            last--;
            paint(track, last, last + 1, (int) (track.ink.weight() * (to - last)));
        }
        paint(track, first, last, track.ink.weight());
    }

    /// May a line between two heights leave a trace?
    boolean touches(double y0, double y1, double half) {
        double reach = 2 * half + 1;
        return band.touches(Math.min(y0, y1) - reach, Math.max(y0, y1) + reach);
    }

    /// What a straight line covers: it runs from `u0` to `u1` along the longer direction; only columns from `first` to
    /// below `last` can leave a trace. In fixed point: its middle in column 0 (32 bits of share), what that grows by
    /// from
    /// column to column, and how far it reaches to each side (16 bits).
    static final class Track {
        final boolean steep;
        final double u0;
        final double u1;
        private final Blend ink;
        private final int first;
        private final int last;
        private final long middle;
        private final long step;
        private final int half;

        /// The middle of each column is reckoned from the line alone, never from the column before: a part of the
        /// picture is the same as that part of the whole.
        private Track(Band band, Clip line, boolean steep, double half, Blend ink) {
            this.steep = steep;
            this.ink = ink;
            this.u0 = steep ? line.y0 : line.x0;
            this.u1 = steep ? line.y1 : line.x1;
            double v0 = steep ? line.x0 : line.y0;
            double v1 = steep ? line.x1 : line.y1;
            double slope = u1 == u0 ? 0 : (v1 - v0) / (u1 - u0);
            double reach = half * Math.sqrt(1 + slope * slope);
            double origin = (u0 <= u1 ? v0 : v1) + slope * (0.5 - Math.min(u0, u1));
            int least = steep ? band.top() : 0;
            int most = steep ? band.bottom() : band.width();
            if (!steep && slope != 0) {
                double one = (band.top() - reach - origin) / slope;
                double other = (band.bottom() + reach - origin) / slope;
                least = Math.max(least, (int) Math.floor(Math.min(one, other)) - 1);
                most = Math.min(most, (int) Math.ceil(Math.max(one, other)) + 1);
            }
            this.first = least;
            this.last = most;
            this.middle = (long) (origin * ONE * ONE);
            this.step = (long) (slope * ONE * ONE);
            this.half = (int) (reach * ONE);
        }

        private int low(int u) {
            return (int) ((middle + u * step) >> 16) - half;
        }
    }

    /// Of a line that was cut.
    Track track(Clip line, double half, Blend ink) {
        return new Track(
                band, line, Math.abs(line.x1 - line.x0) < Math.abs(line.y1 - line.y0), half, ink);
    }

    /// The columns from `first` to below `last`; `whole` is the weight of a pixel that lies all in the line. Nearly
    /// every line is less than two pixels wide, so that a column is three pixels, if they are all in the picture.
    private void paint(Track track, int first, int last, int whole) {
        int from = first;
        int to = last;
        if (track.half <= ONE) {
            while (from < to && !isWithin(track, from)) {
                from++;
            }
            while (from < to && !isWithin(track, to - 1)) {
                to--;
            }
            any(track, first, from, whole);
            thin(track, from, to, whole);
            any(track, to, last, whole);
        } else {
            any(track, first, last, whole);
        }
    }

    /// Are all three pixels of a column that a thin line could touch in the band? Between two columns where they are,
    /// they are.
    private boolean isWithin(Track track, int u) {
        int v = track.low(u) >> 16;
        return v >= (track.steep ? 0 : band.top()) && v + 2 < (track.steep ? band.width() : band.bottom());
    }

    /// Where most of the time of a picture goes: nothing here may make an object, or branch by the pixel.
    private void thin(Track track, int first, int last, int whole) {
        var pixels = band.pixels();
        var ink = track.ink;
        int wide = 2 * track.half;
        int along = track.steep ? band.width() : 1;
        int across = track.steep ? 1 : band.width();
        boolean two = wide <= ONE;
        long middle = track.middle + first * track.step;
        int column = first * along;
        for (int u = first; u < last; u++, middle += track.step, column += along) {
            int low = (int) (middle >> 16) - track.half;
            int at = column + (low >> 16) * across;
            int upper = Math.min(ONE - (low & (ONE - 1)), wide);
            int next = Math.min(wide - upper, ONE);
            pixels[at] = ink.over(pixels[at], (whole * upper + ONE / 2) >> 16);
            at += across;
            pixels[at] = ink.over(pixels[at], (whole * next + ONE / 2) >> 16);
            if (!two) {
                at += across;
                pixels[at] = ink.over(pixels[at], (whole * (wide - upper - next) + ONE / 2) >> 16);
            }
        }
    }

    private void any(Track track, int first, int last, int whole) {
        var pixels = band.pixels();
        int along = track.steep ? band.width() : 1;
        int across = track.steep ? 1 : band.width();
        int least = track.steep ? 0 : band.top();
        int most = track.steep ? band.width() : band.bottom();
        for (int u = first; u < last; u++) {
            int low = track.low(u);
            int high = low + 2 * track.half;
            int to = Math.min(most, (high + ONE - 1) >> 16);
            int v = Math.max(least, low >> 16);
            for (int at = u * along + v * across; v < to; v++, at += across) {
                int begins = v << 16;
                int covered = Math.min(begins + ONE, high) - Math.max(begins, low);
                pixels[at] = track.ink.over(pixels[at], (whole * covered + ONE / 2) >> 16);
            }
        }
    }
}
