package dev.weft.view.arrange;

import dev.weft.layout.Layout;
import dev.weft.layout.algorithm.Layouts;
import dev.weft.session.Frame;
import dev.weft.topology.FoldState;
import dev.weft.topology.hub.Hubs;
import java.util.List;

/// What is said over the picture about folding: nothing while it folds nothing by itself and can be read. `again`: it
/// is more than can be read, and folding by itself would help; or the user opened groups, and may close them all.
/// `remark` is what unfolding all comes to.
public record FoldModel(String text, boolean unfold, boolean again, String remark) {
    public static final FoldModel NOTHING = new FoldModel("", false, false, "");

    private static final String OPENS = " A double click opens a group, or unfolds a namespace.";
    /// Asked for their names and limits only.
    private static final List<Layout> LAYOUTS = Layouts.all();

    public static FoldModel of(Frame frame) {
        var model = folds(frame);
        var limit = limit(frame);
        return limit.isEmpty() ? model
                : new FoldModel((limit + " " + model.text()).strip(), model.unfold(), model.again(), model.remark());
    }

    /// The layout that is wished for cannot draw so many.
    private static String limit(Frame frame) {
        var topology = frame.scene().topology();
        return LAYOUTS.stream()
                .filter(layout -> layout.name().equals(frame.request().arrangement().layout()))
                .filter(layout -> !layout.reach().holds(topology))
                .findFirst()
                .map(layout -> "\"%s\" is for %,d nodes and %,d edges at most: these %,d and %,d stand in columns."
                        .formatted(
                                layout.title(), layout.reach().nodes(), layout.reach().edges(),
                                topology.nodes().size(), topology.edges().size()))
                .orElse("");
    }

    private static FoldModel folds(Frame frame) {
        var state = frame.scene().scenery().folds();
        var many = frame.request().arrangement().scope().byNamespace() ? "namespaces" : "boxes";
        var sentence = state.sentence(many);
        var tooMuch = tooMuch(frame);
        boolean grouped = !state.groups().drawn().isEmpty();
        boolean opened = !frame.request().arrangement().folds().opened().isEmpty();
        if (!sentence.isEmpty()) {
            var text = sentence + "." + badges(frame)
                    + (tooMuch.isEmpty() ? grouped ? OPENS : more(state) : " " + tooMuch);
            return new FoldModel(text, unfolds(state), grouped && opened, remark(frame, state));
        }
        return tooMuch.isEmpty() ? NOTHING : new FoldModel(tooMuch + badges(frame), false, opened, "");
    }

    private static String badges(Frame frame) {
        int badges = frame.request().arrangement().badges() ? Hubs.of(frame.scene().topology()).count() : 0;
        return badges == 0 ? "" : badges == 1 ? " One edge to a hub is a badge."
                : " %,d edges to hubs are badges.".formatted(badges);
    }

    /// Not where all that stands folded is around what was chosen, or too many alone.
    private static boolean unfolds(FoldState state) {
        return !state.large().containsAll(state.folded());
    }

    private static String remark(Frame frame, FoldState state) {
        var snapshot = frame.meaning().snapshot();
        var groups = state.groups().drawn().isEmpty() ? "Unfolds all" : "Opens every group and unfolds all in it";
        var large = state.large().isEmpty() ? "" : ", but for %,d too large".formatted(state.large().size());
        return "%s%s: up to %,d workloads and all edges between them".formatted(
                groups, large, snapshot.workloads().size());
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
