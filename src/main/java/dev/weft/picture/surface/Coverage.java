package dev.weft.picture.surface;

import dev.weft.picture.Surface.Band;
import java.util.Arrays;

/// How much of each pixel an outline covers: the rasteriser.
///
/// The idea: every edge of a polygon changes the covered area of the pixels to its right. So each edge only adds that
/// *change* to the few cells that it crosses, exactly, as the area of a trapezium; a running sum along a row then
/// gives the covered share of every pixel. Edges going down add, edges going up take away: two outlines of the same
/// direction unite, a second one of the opposite direction cuts a hole. The sum is clamped to one, so a line that
/// crosses itself is not darker there.
///
/// Why not the simple way (distance to the line, pixel by pixel): its cost grows with the bounding box, which for a
/// long diagonal line is the whole screen, and pieces of a line blended one by one show at their joints. Here the
/// cost is the pixels really touched: each row remembers its first and last cell.
///
/// Cost: O(pixels crossed); one float a pixel of memory. The same idea as the "accumulation buffer" of font
/// renderers.
final class Coverage {
    /// Less cannot change a pixel by one step of 255.
    private static final float FAINTEST = 0.002f;
    /// More is the whole pixel, but for what the sum has lost.
    private static final float FULL = 0.998f;
    /// So many cells are looked at one by one first.
    private static final int SHORT = 8;

    private final Band band;
    private final int width;
    /// A row of cells is two longer than a row of pixels: what changes right of the last pixel goes there, unread.
    private final int stride;
    private final float[] change;
    /// A row without a change, to compare with many cells at once.
    private final float[] calm;
    private final int[] first;
    private final int[] last;
    private int top;
    private int bottom;

    Coverage(Band band) {
        this.band = band;
        this.width = band.width();
        this.stride = width + 2;
        this.change = new float[stride * band.rows()];
        this.calm = new float[width + 1];
        this.first = new int[band.rows()];
        this.last = new int[band.rows()];
        Arrays.fill(first, Integer.MAX_VALUE);
        Arrays.fill(last, -1);
        forget();
    }

    Band band() {
        return band;
    }

    private void forget() {
        top = band.bottom();
        bottom = band.top() - 1;
    }

    /// One edge of an outline, in real pixels. Outlines must be closed.
    void edge(double x0, double y0, double x1, double y1) {
        if (y0 < y1) {
            down(x0, y0, x1, y1, 1);
        } else if (y1 < y0) {
            down(x1, y1, x0, y0, -1);
        }
    }

    /// Where the edge is in a row does not depend on the rows above it, so that a part of the picture is the same as
    /// that part of the whole.
    private void down(double x0, double y0, double x1, double y1, int sign) {
        double slope = (x1 - x0) / (y1 - y0);
        int firstRow = (int) Math.max(y0, band.top());
        int lastRow = (int) Math.ceil(Math.min(y1, band.bottom())) - 1;
        if (firstRow > lastRow) {
            return;
        }
        top = Math.min(top, firstRow);
        bottom = Math.max(bottom, lastRow);
        if (x0 == x1) {
            upright(new double[] {Math.max(0, Math.min(x0, width)), y0, y1}, firstRow, lastRow, sign);
            return;
        }
        for (int row = firstRow; row <= lastRow; row++) {
            double startY = Math.max(row, y0);
            double endY = Math.min(row + 1, y1);
            double x = Math.max(0, Math.min(x0 + (startY - y0) * slope, width));
            double next = Math.max(0, Math.min(x0 + (endY - y0) * slope, width));
            crossing(row - band.top(), Math.min(x, next), Math.max(x, next), (float) ((endY - startY) * sign));
        }
    }

    /// Down along one column of cells; most of what is drawn is boxes.
    private void upright(double[] xAndEnds, int firstRow, int lastRow, int sign) {
        double x = xAndEnds[0];
        int from = (int) x;
        float share = (float) (x - from);
        int until = Math.min(from + 1, width);
        for (int row = firstRow; row <= lastRow; row++) {
            float dy = (float) ((Math.min(row + 1, xAndEnds[2]) - Math.max(row, xAndEnds[1])) * sign);
            int at = row - band.top();
            first[at] = Math.min(first[at], from);
            last[at] = Math.max(last[at], until);
            change[at * stride + from] += dy - dy * share;
            change[at * stride + from + 1] += dy * share;
        }
    }

    /// An edge crosses one row, counted from the first, between `left` and `right`, `dy` of the row high.
    private void crossing(int row, double left, double right, float dy) {
        int from = (int) left;
        int to = (int) Math.ceil(right);
        int at = row * stride + from;
        first[row] = Math.min(first[row], from);
        last[row] = Math.max(last[row], Math.min(Math.max(to, from + 1), width));
        if (to <= from + 1) {
            float share = (float) ((left + right) / 2 - from);
            change[at] += dy - dy * share;
            change[at + 1] += dy * share;
            return;
        }
        spread(at, to - from, left - from, right - (to - 1), dy / (float) (right - left));
    }

    /// Over several cells: the change grows like the area under a slope. `slope` is the height per pixel; the edge
    /// enters the first cell at `enter` and leaves the last of `cells` at `leave` (both 0 to 1).
    private void spread(int at, int cells, double enter, double leave, float slope) {
        float out = (float) (1 - enter);
        float before = slope * out * out / 2;
        change[at] += before;
        float sum = before;
        for (int i = 1; i < cells - 1; i++) {
            float covered = slope * (out + i - 0.5f);
            change[at + i] += covered - before;
            sum += covered - before;
            before = covered;
        }
        float in = (float) leave;
        float total = slope * (out + (cells - 2) + in);
        float tail = slope * in * in / 2;
        change[at + cells - 1] += total - tail - sum;
        change[at + cells] += tail;
    }

    /// Lays the colour over the pixels as far as they are covered, and forgets the outline.
    void blend(int argb) {
        var ink = new Blend(argb);
        for (int row = top - band.top(); row <= bottom - band.top(); row++) {
            if (last[row] >= 0) {
                blendRow(row, ink);
                first[row] = Integer.MAX_VALUE;
                last[row] = -1;
            }
        }
        forget();
    }

    /// The first of the cells from `x` to `end` with a change, or the one behind them. Most runs are short or
    /// very long.
    private int sameUntil(int cells, int x, int end) {
        int to = Math.min(end + 1, x + SHORT);
        for (int i = x; i < to; i++) {
            if (change[cells + i] != 0) {
                return i;
            }
        }
        if (to > end) {
            return to;
        }
        int same = Arrays.mismatch(change, cells + to, cells + end + 1, calm, 0, end + 1 - to);
        return same < 0 ? end + 1 : to + same;
    }

    /// Cells without a change have the cover of the cell before: most of a row is one run.
    private void blendRow(int row, Blend ink) {
        int cells = row * stride;
        int start = (row + band.top()) * width;
        int end = Math.min(last[row], width - 1);
        float sum = 0;
        int x = first[row];
        while (x <= end) {
            sum += change[cells + x];
            change[cells + x] = 0;
            int from = x++;
            x = sameUntil(cells, x, end);
            float covered = Math.min(1, Math.abs(sum));
            if (covered > FAINTEST) {
                ink.run(band.pixels(), start + from, start + x, covered > FULL ? ink.weight() : ink.weight(covered));
            }
        }
    }
}
