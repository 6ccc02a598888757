package dev.weft.picture.overlay;

import dev.weft.picture.Detail;
import dev.weft.picture.Drawing;
import dev.weft.picture.Palette;
import dev.weft.picture.Stroke;
import dev.weft.topology.EdgeState;

/// Which stroke a state is drawn with; marker and word are the state's too. Source: `graph-ux` B.6.
final class Grammar {
    private static final double OBSERVED = 2.5;
    private static final double QUIET = 1.5;
    private static final double LEADS = 1.0;
    private static final double THICKEST = 6;
    private static final double FAINTEST = 0.4;
    private static final double FAINTEST_URGENT = 0.7;
    /// Seen within the last tenth of the window: as good as now.
    private static final double FRESH = 0.9;

    private Grammar() {}

    static Stroke stroke(EdgeState state, Palette palette) {
        var colour = palette.of(state);
        return switch (state) {
            case OBSERVED_DENIED, OBSERVED_ALLOWED -> Stroke.solid(colour, OBSERVED);
            case WOULD_BE_DENIED, WOULD_BE_ALLOWED -> new Stroke(colour, OBSERVED, Stroke.Dash.DASHED);
            case UNKNOWN -> new Stroke(colour, QUIET, Stroke.Dash.DASH_DOT);
            case UNUSED, UNTRIED -> new Stroke(colour, QUIET, Stroke.Dash.DOTTED);
            case LEADS -> Stroke.solid(colour, LEADS);
        };
    }

    /// What was seen is drawn thicker the busier it is: one more pixel each tenfold, 1.5 to 6. Of a line that stands
    /// for many only those count whose colour it has: one denied among two hundred is no broad band of it.
    static Stroke stroke(Drawing.PlacedEdge placed, Palette palette) {
        var state = placed.state();
        var plain = stroke(state, palette);
        if (state != EdgeState.OBSERVED_ALLOWED && state != EdgeState.OBSERVED_DENIED) {
            return plain;
        }
        double busy = Math.max(placed.pace().rate(), placed.edge().merged() ? placed.edge().pairs().count(state) : 0);
        double width = Math.clamp(OBSERVED - 1 + Math.log10(1 + busy), 1.5, THICKEST);
        boolean denied = state == EdgeState.OBSERVED_DENIED;
        return Stroke.solid(plain.colour(), denied ? Math.max(OBSERVED, width) : width);
    }

    /// How strongly an edge is drawn, 0 to 1: what was seen fades while nothing more is seen. What is denied fades
    /// less.
    static double strength(Drawing.PlacedEdge placed) {
        double least = Detail.isUrgent(placed.state()) ? FAINTEST_URGENT : FAINTEST;
        return least + (1 - least) * Math.min(1, placed.pace().freshness() / FRESH);
    }
}
