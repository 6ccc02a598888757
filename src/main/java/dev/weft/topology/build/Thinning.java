package dev.weft.topology.build;

import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.FoldState;
import dev.weft.topology.NodeId;
import dev.weft.topology.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// When everything that may be folded is folded and there are still more edges than can be read: permissions between
/// two folded namespaces that nobody was seen to use are no longer drawn, those of fewest pairs first. They are counted
/// in the namespace that they begin at, and a note says how many.
///
/// What was seen, denied, unknown or drafted stays, however much it is.
final class Thinning {
    private final Assembly folded;

    private Thinning(Assembly folded) {
        this.folded = folded;
    }

    static void thin(Assembly folded) {
        new Thinning(folded).thin(folded.edges().size() - FoldState.MOST_EDGES);
    }

    private void thin(int tooMany) {
        if (tooMany <= 0) {
            return;
        }
        var hidden = folded.edges().entrySet().stream()
                .filter(edge -> isQuiet(edge.getKey(), edge.getValue()))
                .sorted(Comparator.comparingInt((Map.Entry<EdgeId, Gathered> edge) ->
                                edge.getValue().pairs().total())
                        .thenComparing(Map.Entry::getKey))
                .limit(tooMany)
                .toList();
        hide(hidden);
    }

    private void hide(List<Map.Entry<EdgeId, Gathered>> hidden) {
        int pairs = 0;
        for (var edge : hidden) {
            var tally = edge.getValue().pairs();
            pairs += tally.total();
            folded.nodes().computeIfPresent(edge.getKey().source(), (_, node) -> node.withFacts(
                    node.facts().withInside(node.facts().inside().plus(tally))));
        }
        hidden.forEach(edge -> folded.edges().remove(edge.getKey()));
        if (!hidden.isEmpty()) {
            folded.note("%,d unused permissions between folded namespaces are too many to draw: they are counted in the"
                    .formatted(pairs) + " namespaces that they begin at. Choose namespaces to see them.");
        }
    }

    private boolean isQuiet(EdgeId id, Gathered edge) {
        return isFolded(id.source()) && isFolded(id.target()) && isUnused(edge.pairs());
    }

    private boolean isFolded(NodeId id) {
        var node = folded.nodes().get(id);
        return id.isFold() && node != null && node.namespace().isEmpty();
    }

    private static boolean isUnused(Tally pairs) {
        return pairs.count(EdgeState.UNUSED) > 0 && pairs.count(EdgeState.UNUSED) == pairs.total();
    }
}
