package dev.weft.view.arrange;

import dev.weft.session.Frame;
import dev.weft.topology.FoldState;

/// What is said over the picture about folding: nothing while it folds nothing by itself and can be read. `again`: it
/// is more than can be read, and folding by itself would help.
public record FoldModel(String text, boolean unfold, boolean again) {
    public static final FoldModel NOTHING = new FoldModel("", false, false);

    public static FoldModel of(Frame frame) {
        var state = frame.scene().scenery().folds();
        if (!state.automatic().isEmpty()) {
            var many = frame.request().arrangement().scope().byNamespace() ? "namespaces" : "boxes";
            return new FoldModel(state.sentence(many) + "." + more(state), true, false);
        }
        int nodes = frame.scene().topology().nodes().size();
        int edges = frame.scene().topology().edges().size();
        boolean over = nodes > FoldState.MOST_NODES || edges > FoldState.MOST_EDGES;
        return over
                ? new FoldModel(
                        "%,d nodes and %,d edges are drawn: too many to read at once.".formatted(nodes, edges),
                        false,
                        !frame.request().arrangement().folds().opened().isEmpty())
                : NOTHING;
    }

    private static String more(FoldState state) {
        if (state.large().isEmpty()) {
            return " A double click unfolds one.";
        }
        return state.large().size() == 1
                ? " " + state.large().iterator().next() + " alone is too many: a double click shows only that one."
                : " %,d of them are too many each for itself: a double click shows only that one."
                        .formatted(state.large().size());
    }
}
