package dev.weft.topology.format;

import dev.weft.topology.EdgeState;

/// How an edge of a state looks in files: as in the picture on a light ground. `strong` is drawn thicker. A line that
/// ends in a bar, not in an arrow, is stopped.
/// Source: `graph-ux` B.6.
record EdgeStyle(String colour, Line line, boolean strong, boolean stopped) {
    enum Line {
        SOLID,
        DASHED,
        DOTTED
    }

    static EdgeStyle of(EdgeState state) {
        return switch (state) {
            case OBSERVED_DENIED -> new EdgeStyle("#B83A00", Line.SOLID, true, true);
            case WOULD_BE_DENIED -> new EdgeStyle("#7A1560", Line.DASHED, true, true);
            case WOULD_BE_ALLOWED -> new EdgeStyle("#00856A", Line.DASHED, true, false);
            case UNKNOWN -> new EdgeStyle("#848D97", Line.DASHED, false, false);
            case OBSERVED_ALLOWED -> new EdgeStyle("#0A6CB5", Line.SOLID, true, false);
            case UNUSED -> new EdgeStyle("#848D97", Line.DOTTED, false, false);
            case UNTRIED -> new EdgeStyle("#A0674B", Line.DOTTED, false, true);
            case LEADS -> new EdgeStyle("#8C96A3", Line.SOLID, false, false);
        };
    }
}
