package dev.weft.picture;

import dev.weft.layout.Box;
import dev.weft.layout.route.Bow;
import java.util.List;
import java.util.stream.IntStream;

/// The line of one edge in world units, from the border of its source to the border of its target: points of a soft
/// curve that leans to one side of its direction, so that two edges between the same nodes keep apart.
@SuppressWarnings("ArrayRecordComponent") // read by the painter and the hit index, never compared
public record EdgePath(double... points) {
    /// Straight pieces a curve is made of: at the nearest zoom the corners are still less than a pixel.
    public static final int PIECES = Bow.PIECES;

    /// A line with more points is a lane of a ribbon or goes round something, and bends more: from
    /// afar so many pieces are drawn as one.
    private static final int STRIDE_OF_A_LANE = 3;

    public static EdgePath between(Box source, Box target) {
        if (source.equals(target)) {
            return loop(source);
        }
        return new EdgePath(Bow.between(source, target));
    }

    /// From a node to itself: an arc over its top right corner.
    private static EdgePath loop(Box box) {
        double radius = Math.min(box.height() / 2, 16);
        double middleX = box.right() - radius * 0.6;
        double middleY = box.y() - radius * 0.2;
        var points = new double[2 * (PIECES + 1)];
        for (int i = 0; i <= PIECES; i++) {
            double angle = Math.PI * (1.08 + 1.36 * i / PIECES);
            points[2 * i] = middleX + radius * Math.cos(angle);
            points[2 * i + 1] = middleY + radius * Math.sin(angle);
        }
        return new EdgePath(points);
    }

    public int count() {
        return points.length / 2;
    }

    public double x(int index) {
        return points[2 * index];
    }

    public double y(int index) {
        return points[2 * index + 1];
    }

    /// The box around it.
    public Box bounds() {
        double left = x(0);
        double right = left;
        double top = y(0);
        double bottom = top;
        for (int i = 1; i < count(); i++) {
            left = Math.min(left, x(i));
            right = Math.max(right, x(i));
            top = Math.min(top, y(i));
            bottom = Math.max(bottom, y(i));
        }
        return new Box(left, top, right - left, bottom - top);
    }

    /// How far a point is from the line, in world units.
    public double distanceTo(double x, double y) {
        double nearest = Double.MAX_VALUE;
        for (int i = 1; i < count(); i++) {
            nearest = Math.min(nearest, square(i, x, y));
        }
        return Math.sqrt(nearest);
    }

    /// Of the distance from a piece.
    private double square(int piece, double x, double y) {
        double dx = x(piece) - x(piece - 1);
        double dy = y(piece) - y(piece - 1);
        double square = dx * dx + dy * dy;
        double share = square == 0 ? 0 : ((x - x(piece - 1)) * dx + (y - y(piece - 1)) * dy) / square;
        double t = Math.clamp(share, 0.0, 1.0);
        double across = x - x(piece - 1) - t * dx;
        double down = y - y(piece - 1) - t * dy;
        return across * across + down * down;
    }

    /// Lines found by a point: each lies in a corridor around the straight way between its ends. In one flat array, as
    /// a cursor that moves asks about each of them.
    ///
    /// Threads: any.
    static final class Corridors {
        /// Both ends, then how far the line leaves the way between them at most, rounded up.
        private static final int SIZE = 5;

        private final float[] all;

        /// Cost: O(points of the lines).
        Corridors(List<EdgePath> lines) {
            all = new float[SIZE * lines.size()];
            for (int i = 0; i < lines.size(); i++) {
                put(SIZE * i, lines.get(i));
            }
        }

        private void put(int at, EdgePath line) {
            int last = line.count() - 1;
            if (last < 0) {
                all[at + 4] = Float.NEGATIVE_INFINITY; // no line, near to nothing
                return;
            }
            var way = new EdgePath(line.x(0), line.y(0), line.x(last), line.y(last));
            double farthest = 0;
            for (int i = 1; i < last; i++) {
                farthest = Math.max(farthest, way.distanceTo(line.x(i), line.y(i)));
            }
            all[at] = (float) line.x(0);
            all[at + 1] = (float) line.y(0);
            all[at + 2] = (float) line.x(last);
            all[at + 3] = (float) line.y(last);
            double size = Math.abs(line.x(0)) + Math.abs(line.y(0)) + Math.abs(line.x(last)) + Math.abs(line.y(last));
            all[at + 4] = Math.nextUp((float) farthest) + Math.ulp((float) size);
        }

        /// The places of the lines that may be as near as `reach` to a point, in rising order; all that are, and few
        /// others.
        IntStream near(double x, double y, double reach) {
            var near = IntStream.builder();
            for (int at = 0; at < all.length; at += SIZE) {
                double wide = reach + all[at + 4];
                double dx = all[at + 2] - all[at];
                double dy = all[at + 3] - all[at + 1];
                double px = x - all[at];
                double py = y - all[at + 1];
                double square = dx * dx + dy * dy;
                double along = px * dx + py * dy;
                double t = along <= 0 || square == 0 ? 0 : along >= square ? 1 : along / square;
                double ox = px - t * dx;
                double oy = py - t * dy;
                if (wide >= 0 && ox * ox + oy * oy <= wide * wide) {
                    near.accept(at / SIZE);
                }
            }
            return near.build();
        }
    }

    /// The same line in pixels of the viewport, made of every `wished`-th piece ([#PIECES] for a straight line). A lane
    /// of a ribbon keeps its bends.
    public double[] onScreen(Viewport viewport, int wished) {
        boolean lane = count() - 1 > PIECES;
        int stride = lane ? Math.clamp(wished - 1, 1, STRIDE_OF_A_LANE) : wished;
        int kept = (count() - 1) / stride + 1;
        var screen = new double[2 * kept];
        for (int i = 0; i < kept; i++) {
            screen[2 * i] = viewport.toScreenX(x(i * stride));
            screen[2 * i + 1] = viewport.toScreenY(y(i * stride));
        }
        return screen;
    }
}
