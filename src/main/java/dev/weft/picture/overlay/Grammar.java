package dev.weft.picture.overlay;

import dev.weft.picture.Palette;
import dev.weft.picture.Stroke;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Evidence;
import dev.weft.topology.TopologyEdge;

/// Which stroke a state is drawn with; marker and word are the state's too. Source: `graph-ux` B.6.
final class Grammar {
    private static final double OBSERVED = 2.5;
    private static final double QUIET = 1.5;
    private static final double LEADS = 1.0;
    private static final double THICKEST = 6;

    private Grammar() {}

    static Stroke stroke(EdgeState state, Palette palette) {
        var colour = palette.of(state);
        return switch (state) {
            case OBSERVED_DENIED, OBSERVED_ALLOWED -> Stroke.solid(colour, OBSERVED);
            case WOULD_BE_DENIED, WOULD_BE_ALLOWED -> new Stroke(colour, OBSERVED, Stroke.Dash.DASHED);
            case UNKNOWN -> new Stroke(colour, QUIET, Stroke.Dash.DASH_DOT);
            case UNUSED -> new Stroke(colour, QUIET, Stroke.Dash.DOTTED);
            case LEADS -> Stroke.solid(colour, LEADS);
        };
    }

    /// What was seen is drawn thicker the more connections were seen: one more pixel each tenfold, 1 to 6.
    static Stroke stroke(TopologyEdge edge, Palette palette) {
        var plain = stroke(edge.state(), palette);
        if (edge.state() != EdgeState.OBSERVED_ALLOWED && edge.state() != EdgeState.OBSERVED_DENIED) {
            return plain;
        }
        double width = Math.clamp(OBSERVED - 1 + Math.log10(Math.max(1, connections(edge))), 1.5, THICKEST);
        boolean denied = edge.state() == EdgeState.OBSERVED_DENIED;
        return Stroke.solid(plain.colour(), denied ? Math.max(OBSERVED, width) : width);
    }

    /// Connections where the source counts them, events where it does not.
    private static double connections(TopologyEdge edge) {
        double sum = 0;
        for (var evidence : edge.evidence()) {
            if (evidence instanceof Evidence.Observed(_, var stats, _, _)) {
                sum += stats.counts().connections().orElse(stats.counts().events());
            }
        }
        return Math.max(sum, edge.pairs().total());
    }
}
