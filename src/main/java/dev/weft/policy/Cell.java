package dev.weft.policy;

import dev.weft.net.TrafficSet;

/// What one end may send to another: surely allowed, and not known. The rest is denied. The two never overlap.
public record Cell(TrafficSet allowed, TrafficSet unknown) {
    public static final Cell NOTHING = new Cell(TrafficSet.NONE, TrafficSet.NONE);

    public Cell {
        unknown = unknown.minus(allowed);
    }

    public boolean isEmpty() {
        return allowed.isEmpty() && unknown.isEmpty();
    }
}
