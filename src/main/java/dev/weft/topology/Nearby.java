package dev.weft.topology;

/// Only a node and what is at most so many edges away from it, whatever their direction. `steps` is 1 to 4: five edges
/// away is nearly everything of any cluster.
public record Nearby(NodeId centre, int steps) {
    public static final int MOST = 4;

    public Nearby {
        if (steps < 1 || steps > MOST) {
            throw new IllegalArgumentException("steps are 1 to " + MOST + ", not " + steps);
        }
    }

    /// The same centre, as many steps as are allowed.
    public Nearby withSteps(int wished) {
        return new Nearby(centre, Math.clamp(wished, 1, MOST));
    }
}
