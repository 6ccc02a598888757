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

    /// How much it can draw, and how soon.
    default Reach reach() {
        return Reach.ALL;
    }

    /// More `nodes` or `edges` than these take a layout too long, or nobody can read what it makes of them. Up to
    /// `atOnce` nodes are drawn in a blink; more are worth a first picture by another one.
    record Reach(int nodes, int edges, int atOnce) {
        public static final Reach ALL = new Reach(Integer.MAX_VALUE, Integer.MAX_VALUE, 300);
        /// There at once at any size, and so good for a first picture until a better one is ready.
        public static final Reach INSTANT = new Reach(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

        public boolean holds(Topology topology) {
            return topology.nodes().size() <= nodes && topology.edges().size() <= edges;
        }
    }
}
