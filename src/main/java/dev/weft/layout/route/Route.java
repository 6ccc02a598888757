package dev.weft.layout.route;

import dev.weft.layout.Box;
import java.util.Arrays;

/// How an edge runs: between these two nodes, along `curve` (x, y, x, y, from border to border) where it is a lane of a
/// ribbon, straight over where that is empty.
@SuppressWarnings("ArrayRecordComponent") // a route that did not change is the same object
public record Route(Box source, Box target, double... curve) {
    public boolean isStraight() {
        return curve.length == 0;
    }

    boolean runsAs(Route other) {
        return source.equals(other.source) && target.equals(other.target) && Arrays.equals(curve, other.curve);
    }
}
