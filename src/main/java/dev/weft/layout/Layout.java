package dev.weft.layout;

import dev.weft.topology.Topology;
import java.time.Duration;

/// A door: a way to place nodes.
public interface Layout {
    /// Its name in menus and requests.
    String name();

    /// What a menu calls it, a few words.
    String title();

    /// Positions for every node of the topology. A node that was placed before keeps its place; new ones find a place
    /// without moving the others. `budget` is how long a step may take, roughly.
    Positions step(Topology topology, Positions previous, Duration budget);

    /// Is it there at once at any size, and so good for a first picture until a better one is ready?
    default boolean isInstant() {
        return false;
    }

    /// More nodes than this take it too long.
    default int most() {
        return Integer.MAX_VALUE;
    }
}
