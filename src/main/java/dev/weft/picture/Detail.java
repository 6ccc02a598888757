package dev.weft.picture;

import dev.weft.topology.EdgeState;

/// How much is drawn, from far to near. The one place that decides it.
/// Source: `graph-ux` A.7.
public enum Detail {
    /// Namespaces as flat tiles with a name and counts.
    TILES,
    /// Nodes as coloured bars without text; markers only where something is denied.
    DOTS,
    /// Icon, short name, markers.
    NAMES,
    /// All of it: ports, replicas, badges.
    FULL;

    /// The height of a node in world units, as the layouts make them.
    public static final double NODE_HEIGHT = 44;
    /// Between two nodes at least, in world units, as the layouts place them.
    public static final double NODE_GAP = 24;
    /// The strip at the top of a namespace box that holds its name, in world units.
    public static final double HEADER_HEIGHT = 28;

    public static Detail of(Viewport viewport) {
        return ofNodeHeight(NODE_HEIGHT * viewport.scale());
    }

    /// By the height of a node on the screen, in pixels.
    static Detail ofNodeHeight(double pixels) {
        if (pixels < 6) {
            return TILES;
        }
        if (pixels < 14) {
            return DOTS;
        }
        return pixels < 28 ? NAMES : FULL;
    }

    /// States whose edges are seen, with their markers, from any distance: what is denied, and what a draft changes.
    public static boolean isUrgent(EdgeState state) {
        return state.compareTo(EdgeState.WOULD_BE_ALLOWED) <= 0;
    }

    public boolean atLeast(Detail other) {
        return compareTo(other) >= 0;
    }
}
