package dev.weft.topology.build;

import dev.weft.topology.Boxes;
import dev.weft.topology.FoldState;
import dev.weft.topology.FoldWish;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Which namespaces are folded so that a picture can be read: as few as possible, those that bring most first.
///
/// Greedy, by what is over: while there are too many nodes or edges, the namespace that brings the largest share of
/// them is folded. What the user opened, chose or works in is left alone, with one exception: an opened namespace that
/// is too much all by itself is folded, as no folding of others would help; whoever wants to see it looks at it alone.
///
/// Boxes of peers outside the cluster are folded in any case until the user opens them.
///
/// What was folded before opens again only when much room is left ([#AGAIN]): a cluster that breathes around the limit
/// would fold and unfold by turns. The same load, wish and folds before give the same choice.
/// Cost: O(n²) for n namespaces, O(1) for each edge between two of them and fold.
final class FoldChoice {
    /// So much of the room must be left over before anything opens again.
    private static final double AGAIN = 0.75;

    private final FoldLoad load;
    private final FoldWish wish;
    private final boolean filtered;
    private final BitSet folded = new BitSet();
    private final BitSet wished = new BitSet();
    private final BitSet large = new BitSet();
    private final List<List<FoldLoad.Link>> linksOf = new ArrayList<>();
    /// The edges that a namespace saves when it folds, whatever else is folded.
    private final int[] saves;
    private int nodes;
    private int edges;

    private FoldChoice(FoldLoad load, FoldWish wish, boolean filtered) {
        this.load = load;
        this.wish = wish;
        this.filtered = filtered;
        load.places().forEach(place -> {
            linksOf.add(new ArrayList<>());
            nodes += place.nodes();
        });
        this.saves = new int[load.places().size()];
        for (var link : load.links()) {
            linksOf.get(link.from()).add(link);
            saves[link.from()] += link.all() - (link.from() == link.to() ? 0 : 1);
            if (link.from() != link.to()) {
                linksOf.get(link.to()).add(link);
                saves[link.to()] += link.all() - 1;
            }
            edges += link.all();
        }
    }

    /// `before` was folded without a wish in the last drawing. `filtered`: the user chose some namespaces.
    static FoldState of(FoldLoad load, FoldWish wish, Set<String> before, boolean filtered) {
        return new FoldChoice(load, wish, filtered).choose(before);
    }

    private FoldState choose(Set<String> before) {
        namespaces(place -> !load.isChosen(place) || wish.folded().contains(name(place))).forEach(place -> {
            wished.set(place);
            fold(place);
        });
        namespaces(this::isTooMuchAlone).forEach(place -> {
            large.set(place);
            fold(place);
        });
        namespaces(place -> before.contains(name(place)) && !isKept(place)).forEach(this::fold);
        namespaces(place -> Boxes.isOutside(name(place)) && !isOpened(place)).forEach(this::fold);
        openAgain();
        foldUntilItFits();
        var automatic = (BitSet) folded.clone();
        automatic.andNot(wished);
        long chosen = namespaces(place -> load.isChosen(place) && !Boxes.isOutside(name(place))).count();
        return new FoldState(
                names(folded, load::isChosen), names(automatic, _ -> true), (int) chosen, names(large, _ -> true));
    }

    private boolean isTooMuchAlone(int place) {
        return !folded.get(place)
                && !filtered
                && (load.places().get(place).nodes() > FoldState.MOST_NODES || within(place) > FoldState.MOST_EDGES);
    }

    private int within(int place) {
        return linksOf.get(place).stream()
                .filter(link -> link.from() == link.to())
                .mapToInt(FoldLoad.Link::all)
                .sum();
    }

    /// The least of what was folded opens first, while there is room to spare.
    private void openAgain() {
        var least = folded.stream()
                .filter(place -> !wished.get(place) && !large.get(place) && !Boxes.isOutside(name(place)))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> share(place, true, true))
                        .thenComparing(this::name))
                .toList();
        for (int place : least) {
            turn(place, false);
            if (nodes > AGAIN * FoldState.MOST_NODES || edges > AGAIN * FoldState.MOST_EDGES) {
                turn(place, true);
            }
        }
    }

    private void foldUntilItFits() {
        while (nodes > FoldState.MOST_NODES || edges > FoldState.MOST_EDGES) {
            var next = most(nodes > FoldState.MOST_NODES, edges > FoldState.MOST_EDGES);
            if (next.isEmpty()) {
                foldTheRest();
                return;
            }
            fold(next.get());
        }
    }

    /// What brings nothing by itself can stand in a group once it is folded (see [GroupChoice]).
    private void foldTheRest() {
        if (load.places().size() >= GroupChoice.FEWEST) {
            namespaces(place -> !isKept(place)).forEach(this::fold);
        }
    }

    private Optional<Integer> most(boolean byNodes, boolean byEdges) {
        return namespaces(place -> !folded.get(place) && !isKept(place))
                .filter(place -> share(place, byNodes, byEdges) > 0)
                .boxed()
                .max(Comparator.comparingDouble((Integer place) -> share(place, byNodes, byEdges))
                        .thenComparing(this::name, Comparator.reverseOrder()));
    }

    private boolean isOpened(int place) {
        return wish.opened().contains(name(place));
    }

    private boolean isKept(int place) {
        return filtered || isOpened(place) || wish.held().contains(name(place));
    }

    /// What a namespace brings, as a share of what fits on the screen.
    private double share(int place, boolean byNodes, boolean byEdges) {
        double share = byNodes ? (load.places().get(place).nodes() - 1) / (double) FoldState.MOST_NODES : 0;
        if (byEdges) {
            share += saves[place] / (double) FoldState.MOST_EDGES;
        }
        return share;
    }

    private void fold(int place) {
        if (!folded.get(place)) {
            turn(place, true);
        }
    }

    private void turn(int place, boolean fold) {
        int size = load.places().get(place).nodes() - 1;
        nodes += fold ? -size : size;
        linksOf.get(place).forEach(link -> edges -= drawn(link));
        folded.set(place, fold);
        linksOf.get(place).forEach(link -> edges += drawn(link));
    }

    private int drawn(FoldLoad.Link link) {
        return link.drawn(folded.get(link.from()), folded.get(link.to()));
    }

    private IntStream namespaces(IntPredicate test) {
        return IntStream.range(0, load.places().size())
                .filter(place -> !name(place).isEmpty() && test.test(place));
    }

    private String name(int place) {
        return load.places().get(place).namespace();
    }

    private Set<String> names(BitSet places, IntPredicate test) {
        var names = new HashSet<String>();
        places.stream().filter(test).forEach(place -> names.add(name(place)));
        return names;
    }
}
