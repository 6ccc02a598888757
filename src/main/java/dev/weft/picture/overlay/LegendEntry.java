package dev.weft.picture.overlay;

import dev.weft.picture.PaintContext;
import dev.weft.picture.lens.LensLegend;
import dev.weft.picture.lens.LensSign;
import dev.weft.policy.Isolation;
import dev.weft.topology.EdgeState;
import dev.weft.topology.lens.Lens;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// A line of the legend.
sealed interface LegendEntry {
    record OfState(EdgeState state) implements LegendEntry {}

    record OfLens(LensSign sign) implements LegendEntry {}

    enum OfMark implements LegendEntry {
        INGRESS_ISOLATED("incoming traffic isolated"),
        EGRESS_ISOLATED("outgoing traffic isolated"),
        OPEN("selected by no policy"),
        DISAGREES("policy and data plane disagree"),
        HUB("line to a hub, as a badge");

        private final String word;

        OfMark(String word) {
            this.word = word;
        }
    }

    default String word() {
        return switch (this) {
            case OfState(var state) -> state.word();
            case OfMark mark -> mark.word;
            case OfLens(var sign) -> sign.word();
        };
    }

    /// What occurs in the whole scene, seen or not: the legend does not jump while one pans. States first, worst
    /// first.
    static List<LegendEntry> occurring(PaintContext context) {
        var states = EnumSet.noneOf(EdgeState.class);
        context.drawing().edges().forEach(placed -> states.add(placed.state()));
        var marks = EnumSet.noneOf(OfMark.class);
        context.drawing().nodes().forEach(
                placed -> placed.node().facts().isolation().ifPresent(isolation -> add(isolation, marks)));
        if (context.drawing().edges().stream().anyMatch(placed -> placed.pace().disagrees())) {
            marks.add(OfMark.DISAGREES);
        }
        if (context.drawing().hubs().count() > 0) {
            marks.add(OfMark.HUB);
        }
        if (context.state().shows(Lens.ISOLATION)) {
            marks.remove(OfMark.INGRESS_ISOLATED); // its walls say so
            marks.remove(OfMark.EGRESS_ISOLATED);
        }
        var entries = new ArrayList<LegendEntry>();
        states.forEach(state -> entries.add(new OfState(state)));
        entries.addAll(marks);
        LensLegend.occurring(context.frame(), context.state().layers().lenses())
                .forEach(sign -> entries.add(new OfLens(sign)));
        return entries;
    }

    private static void add(Isolation isolation, EnumSet<OfMark> marks) {
        if (isolation.ingress()) {
            marks.add(OfMark.INGRESS_ISOLATED);
        }
        if (isolation.egress()) {
            marks.add(OfMark.EGRESS_ISOLATED);
        }
        if (isolation.policies().isEmpty()) {
            marks.add(OfMark.OPEN);
        }
    }
}
