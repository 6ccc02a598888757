package dev.weft.topology;

import java.util.Collections;
import java.util.Set;

/// What is folded in a drawing. `folded` are all that are drawn as one node, by wish or not; `automatic` are those of
/// them that nobody wished. `namespaces` is how many there are to fold; `large` are those that alone are too many.
/// `groups` are those of the folded that stand together as one.
public record FoldState(
        Set<String> folded, Set<String> automatic, int namespaces, Set<String> large, FoldGroups groups) {
    /// More nodes than this cannot be read on one screen.
    public static final int MOST_NODES = 400;
    /// More edges than this are a black square.
    public static final int MOST_EDGES = 1_200;

    public static final FoldState NONE = new FoldState(Set.of(), Set.of(), 0, Set.of());

    public FoldState {
        folded = Set.copyOf(folded);
        automatic = Set.copyOf(automatic);
        large = Set.copyOf(large);
    }

    /// Each by itself.
    public FoldState(Set<String> folded, Set<String> automatic, int namespaces, Set<String> large) {
        this(folded, automatic, namespaces, large, FoldGroups.NONE);
    }

    public FoldState with(FoldGroups other) {
        return new FoldState(folded, automatic, namespaces, large, other);
    }

    /// `12 of 40 namespaces are folded to keep it readable`; empty when nothing was folded but by wish.
    public String sentence() {
        return sentence("namespaces");
    }

    /// Is nothing of the cluster folded, but by wish?
    public boolean isOfPeersAlone() {
        return groups.drawn().isEmpty() && automatic.stream().allMatch(Boxes::isOutside);
    }

    /// Of what there are many: `namespaces`, `boxes`.
    public String sentence(String many) {
        if (isOfPeersAlone()) {
            return automatic.isEmpty() ? "" : "Peers outside stand in %s to keep it readable"
                    .formatted(automatic.size() == 1 ? "one box" : "%,d boxes".formatted(automatic.size()));
        }
        if (!groups.drawn().isEmpty() && Collections.disjoint(folded, groups.groupOf().keySet())) {
            return "%,d %s around those that are chosen stand in %s to keep it readable"
                    .formatted(groups.boxes(), many, count());
        }
        int folds = (int) (groups.drawn().isEmpty() ? automatic : folded).stream()
                .filter(box -> !Boxes.isOutside(box))
                .count();
        var who = folds == namespaces
                ? "All %,d %s are folded".formatted(folds, many)
                : "%,d of %,d %s %s folded".formatted(folds, namespaces, many, folds == 1 ? "is" : "are");
        var together = groups.drawn().isEmpty() ? "" : ", %,d of them in %s,".formatted(groups.boxes(), count());
        return who + together + " to keep it readable";
    }

    private String count() {
        int count = groups.drawn().size();
        return count == 1 ? "one group" : "%,d groups".formatted(count);
    }
}
