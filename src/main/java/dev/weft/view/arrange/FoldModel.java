package dev.weft.view.arrange;

import dev.weft.session.Frame;
import dev.weft.topology.FoldState;

/// What is said over the picture about folding: nothing while it folds nothing by itself and can be read. `again`: it
/// is more than can be read, and folding by itself would help; or the user opened groups, and may close them all.
public record FoldModel(String text, boolean unfold, boolean again) {
    public static final FoldModel NOTHING = new FoldModel("", false, false);

    private static final String OPENS = " A double click opens a group, or unfolds a namespace.";

    public static FoldModel of(Frame frame) {
        var state = frame.scene().scenery().folds();
        var many = frame.request().arrangement().scope().byNamespace() ? "namespaces" : "boxes";
        var sentence = state.sentence(many);
        var tooMuch = tooMuch(frame);
        boolean grouped = !state.groups().drawn().isEmpty();
        boolean opened = !frame.request().arrangement().folds().opened().isEmpty();
        if (!sentence.isEmpty()) {
            var text = sentence + "." + (tooMuch.isEmpty() ? grouped ? OPENS : more(state) : " " + tooMuch);
            return new FoldModel(text, !grouped, grouped && opened);
        }
        return tooMuch.isEmpty() ? NOTHING : new FoldModel(tooMuch, false, opened);
    }

    /// Empty when it can be read.
    private static String tooMuch(Frame frame) {
        int nodes = frame.scene().topology().nodes().size();
        int edges = frame.scene().topology().edges().size();
        return nodes > FoldState.MOST_NODES || edges > FoldState.MOST_EDGES
                ? "%,d nodes and %,d edges are drawn: too many to read at once.".formatted(nodes, edges)
                : "";
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
