package dev.weft.topology.build;

import dev.weft.topology.FoldGroups;
import dev.weft.topology.FoldState;
import dev.weft.topology.FoldWish;
import dev.weft.topology.group.Families;
import dev.weft.topology.group.Family;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Which folded boxes stand together, when folding them all is not enough.
///
/// One figure says how coarse the picture is, its *grain*: every family of at most so many boxes is one node, the
/// largest such, and all others are divided into their parts. The finest grain is taken that can be read. So families
/// that are alike are treated alike, and one box more changes the family it is of and no other, unless the picture
/// becomes too much or much less; that it does not go to and fro, a finer grain needs room to spare ([#AGAIN]).
///
/// What the user works in, what alone is too much, and what was seen denied stays single as far as there is room; what
/// is in a group that the user opened stays single or in a part of that group. Nothing is left out: each box is
/// drawn, alone or in one group.
///
/// Cost: O(boxes + links) for each grain that is tried, two where nothing changes.
final class GroupChoice {
    /// So much of the room must be left over before a finer grain is taken.
    private static final double AGAIN = 0.75;
    /// A family that stands stays until it is so many times as large as its grain.
    private static final double LASTING = 1.25;
    /// A group that is opened shows each of its boxes while they are so many at most, else its parts.
    private static final int MOST_OPENED = 120;
    /// Fewer nodes than this say nothing; rather, fewer boxes stay single.
    static final int FEWEST = 16;
    /// So many boxes stay single, if they must, and the fewer the less room there is.
    private static final List<Integer> SINGLES = List.of(100, 50, 25, 0);
    /// How large the families are that become one node: each half as large again as the one before.
    private static final List<Integer> SIZES = sizes();

    /// How coarse: families of `size` at most are one node, `singles` of what should not be in a group stay out.
    private record Grain(int singles, int size) {}

    /// From fine to coarse; the first is for no groups at all.
    private static final List<Grain> GRAINS = grains();

    /// What was chosen, by the number of its grain.
    record Chosen(int grain, FoldGroups groups) {
        static final Chosen NONE = new Chosen(0, FoldGroups.NONE);
    }

    private record Cut(List<FoldGroups.Group> groups, List<FoldGroups.Group> opened) {}

    /// `loud` are the edges that are drawn in any case; what nobody was seen to use between folds can be left to be
    /// counted (see [Thinning]).
    private record Load(int nodes, int edges, int loud) {
        boolean fits(double room) {
            return nodes <= room * FoldState.MOST_NODES && edges <= room * FoldState.MOST_EDGES;
        }

        boolean fitsWhenThinned() {
            return nodes <= FoldState.MOST_NODES && loud <= FoldState.MOST_EDGES;
        }

        /// How far it is from fitting, as a share of what fits.
        double excess() {
            return Math.max(0, nodes / (double) FoldState.MOST_NODES - 1)
                    + Math.max(0, edges / (double) FoldState.MOST_EDGES - 1);
        }
    }

    private final FoldLoad load;
    private final Families families;
    private final FoldWish wish;
    private final Chosen before;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final BitSet folded = new BitSet();
    private final BitSet candidates = new BitSet();
    /// Of the candidates, those that should stay single, the most important first.
    private final List<Integer> singles;
    /// Families that cannot be one, as the user opened a part of them.
    private final Set<String> parted = new HashSet<>();

    private GroupChoice(FoldLoad load, Families families, FoldState state, FoldWish wish, Chosen before) {
        this.load = load;
        this.families = families;
        this.wish = wish;
        this.before = before;
        boolean filtered = IntStream.range(0, load.places().size())
                .anyMatch(place -> isBox(place) && !load.isChosen(place));
        for (int place = 0; place < load.places().size(); place++) {
            if (isBox(place)) {
                numbers.put(name(place), place);
                boolean chosen = load.isChosen(place);
                folded.set(place, !chosen || state.folded().contains(name(place)));
                candidates.set(place, folded.get(place) && (!filtered || !chosen));
            }
        }
        var worked = new HashSet<>(wish.held());
        worked.addAll(state.large());
        worked.addAll(wish.opened());
        this.singles = candidates.stream()
                .filter(place -> worked.contains(name(place)) || load.denied(place) > 0)
                .boxed()
                .sorted(Comparator.comparing((Integer place) -> !worked.contains(name(place)))
                        .thenComparingInt(place -> -load.denied(place))
                        .thenComparing(this::name))
                .toList();
        families.roots().forEach(this::part);
    }

    private boolean part(Family family) {
        boolean within = false;
        for (var one : family.parts()) {
            within |= part(one);
        }
        if (within) {
            parted.add(family.name());
        }
        return within || wish.opened().contains(family.name());
    }

    /// For boxes that are folded as in `state`. `before` was drawn last.
    static Chosen of(FoldLoad load, Families families, FoldState state, FoldWish wish, Chosen before) {
        return new GroupChoice(load, families, state, wish, before).choose();
    }

    private Chosen choose() {
        int last = before.grain();
        var known = cut(GRAINS.get(last));
        var drawn = load(known);
        if (!known.opened().isEmpty() && drawn.fitsWhenThinned()) {
            return chosen(last, known); // whoever opens a group does not want to see the others change
        }
        if (drawn.fits(1) && (last == 0 || !load(cut(GRAINS.get(last - 1))).fits(AGAIN))) {
            return chosen(last, known);
        }
        Optional<Chosen> best = Optional.empty();
        double least = Double.MAX_VALUE;
        for (int grain = 0; grain < GRAINS.size(); grain++) {
            var cut = cut(GRAINS.get(grain));
            if (cut.groups().size() < FEWEST && grain > 0 && GRAINS.get(grain).singles() > 0 && !singles.isEmpty()) {
                continue;
            }
            drawn = load(cut);
            if (drawn.fits(grain < last ? AGAIN : 1)) {
                return chosen(grain, cut);
            }
            if (drawn.excess() < least) {
                least = drawn.excess();
                best = Optional.of(chosen(grain, cut));
            }
        }
        return best.orElse(Chosen.NONE);
    }

    private static Chosen chosen(int grain, Cut cut) {
        return new Chosen(grain, FoldGroups.of(cut.groups(), cut.opened()));
    }

    private Cut cut(Grain grain) {
        var cut = new Cut(new ArrayList<>(), new ArrayList<>());
        if (grain.size() > 0) {
            var left = (BitSet) candidates.clone();
            singles.stream().limit(grain.singles()).forEach(left::clear);
            families.roots().forEach(family -> cut(family, grain, left, cut));
        }
        return cut;
    }

    private void cut(Family family, Grain grain, BitSet left, Cut cut) {
        var members = new TreeSet<String>();
        family.members().stream().filter(box -> isLeft(box, left)).forEach(members::add);
        if (members.size() < 2) {
            return;
        }
        var group = new FoldGroups.Group(family.name(), family.why(), members);
        if (wish.opened().contains(family.name())) {
            cut.opened().add(group);
            if (members.size() > MOST_OPENED) {
                family.parts().forEach(part -> cut(part, new Grain(0, Integer.MAX_VALUE), left, cut));
            }
        } else if (isOne(family, members.size(), grain)) {
            cut.groups().add(group);
        } else {
            family.parts().forEach(part -> cut(part, grain, left, cut));
        }
    }

    private boolean isOne(Family family, int members, Grain grain) {
        if (parted.contains(family.name())) {
            return false;
        }
        double weight = (double) members * family.kin().distance();
        return weight <= (stood(family, grain) ? LASTING : 1) * grain.size();
    }

    private boolean stood(Family family, Grain grain) {
        var drawn = before.groups();
        return grain.size() == GRAINS.get(before.grain()).size()
                && (drawn.drawn().containsKey(family.name()) || drawn.opened().containsKey(family.name()));
    }

    private boolean isLeft(String box, BitSet left) {
        var place = numbers.get(box);
        return place != null && left.get(place);
    }

    /// What would be drawn. Edges between one open box and a group are counted as if they led to different workloads.
    private Load load(Cut cut) {
        int[] ends = IntStream.range(0, load.places().size()).toArray();
        int count = load.places().size();
        for (var group : cut.groups()) {
            for (var box : group.members()) {
                ends[numbers.getOrDefault(box, 0)] = count;
            }
            count++;
        }
        int nodes = nodes(cut, ends);
        var edges = edges(ends, count);
        return new Load(nodes, edges.all(), edges.loud());
    }

    private int nodes(Cut cut, int[] ends) {
        var linked = new BitSet();
        load.links().forEach(link -> {
            linked.set(link.from());
            linked.set(link.to());
        });
        int nodes = cut.groups().size();
        for (int place = 0; place < load.places().size(); place++) {
            if (ends[place] == place && (load.isChosen(place) || linked.get(place))) {
                nodes += folded.get(place) ? 1 : load.places().get(place).nodes();
            }
        }
        return nodes;
    }

    private record Edges(int all, int loud) {}

    private Edges edges(int[] ends, int count) {
        var between = new HashMap<Long, Integer>();
        var loud = new HashSet<Long>();
        int edges = 0;
        for (var link : load.links()) {
            boolean from = folded.get(link.from());
            boolean to = folded.get(link.to());
            if (ends[link.from()] == ends[link.to()]) {
                edges += from ? 0 : link.all();
            } else if (!from && !to) {
                edges += link.all();
            } else {
                int most = from && to ? 1 : load.places().get(from ? link.to() : link.from()).nodes();
                long key = (long) ends[link.from()] * count + ends[link.to()];
                if (!link.quiet() || !from || !to) {
                    loud.add(key);
                }
                between.merge(key, Math.min(most, link.drawn(from, to)), (one, more) -> Math.min(most, one + more));
            }
        }
        int all = edges;
        int seen = edges;
        for (var entry : between.entrySet()) {
            all += entry.getValue();
            seen += loud.contains(entry.getKey()) ? entry.getValue() : 0;
        }
        return new Edges(all, seen);
    }

    private boolean isBox(int place) {
        return !name(place).isEmpty();
    }

    private String name(int place) {
        return load.places().get(place).namespace();
    }

    private static List<Integer> sizes() {
        var sizes = new ArrayList<Integer>();
        for (int size = 4; size < 100_000; size = size * 3 / 2) {
            sizes.add(size);
        }
        return List.copyOf(sizes);
    }

    private static List<Grain> grains() {
        var grains = new ArrayList<Grain>();
        grains.add(new Grain(Integer.MAX_VALUE, 0));
        SINGLES.forEach(singles -> SIZES.forEach(size -> grains.add(new Grain(singles, size))));
        return List.copyOf(grains);
    }
}
