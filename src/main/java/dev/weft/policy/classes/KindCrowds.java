package dev.weft.policy.classes;

import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability;
import dev.weft.policy.Reachability.Crowd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Crowds by number, and for each class the crowds with members in it.
///
/// Cost: an index of all classes; a changed crowd costs a copy of it.
public final class KindCrowds implements Reachability.Crowds {
    private static final int[] NONE = {};

    private final EndpointClasses classes;
    private final List<KindCrowd> all;
    private final int[][] byColumn;
    private final BitSet simple;

    private KindCrowds(EndpointClasses classes, List<KindCrowd> all, int[][] byColumn, BitSet simple) {
        this.classes = classes;
        this.all = all;
        this.byColumn = byColumn;
        this.simple = simple;
    }

    public static KindCrowds of(Ends ends, List<List<Endpoint>> groups) {
        var all = groups.stream().map(members -> KindCrowd.of(ends, members)).toList();
        var byColumn = new int[ends.classes().size()][];
        Arrays.fill(byColumn, NONE);
        var simple = new BitSet(all.size());
        for (int number = 0; number < all.size(); number++) {
            add(byColumn, all.get(number), number);
            simple.set(number, all.get(number).isSimple());
        }
        return new KindCrowds(ends.classes(), all, byColumn, simple);
    }

    private static void add(int[][] byColumn, KindCrowd crowd, int number) {
        crowd.columns().forEach(column -> {
            var known = byColumn[column];
            if (Arrays.stream(known).noneMatch(other -> other == number)) {
                byColumn[column] = Arrays.copyOf(known, known.length + 1);
                byColumn[column][known.length] = number;
            }
        });
    }

    /// Are all members of one kind, seen in one way, and running, and was that always so? Then the cell of the class
    /// under which they stand is theirs, before and after.
    public boolean isSimple(int number) {
        return simple.get(number);
    }

    /// Do their classes mean the same among these ends?
    public boolean isOf(Ends ends) {
        return classes.isPartOf(ends.classes());
    }

    @Override
    public int size() {
        return all.size();
    }

    @Override
    public Crowd get(int number) {
        return all.get(number);
    }

    /// A changed crowd stays indexed under its old classes too: it may have changed at either, and is simple no more.
    @Override
    public Reachability.Crowds with(Map<Integer, List<Endpoint>> changed, Reachability reachability) {
        var more = new ArrayList<>(all);
        Function<List<Endpoint>, KindCrowd> crowd = members -> (KindCrowd) reachability.crowd(members);
        changed.forEach((number, members) -> more.set(number, crowd.apply(members)));
        int size = Math.max(byColumn.length, 1 + changed.keySet().stream()
                .flatMapToInt(number -> more.get(number).columns())
                .max()
                .orElse(0));
        var index = Arrays.copyOf(byColumn, size);
        Arrays.fill(index, byColumn.length, size, NONE);
        changed.keySet().forEach(number -> add(index, more.get(number), number));
        var still = (BitSet) simple.clone();
        changed.keySet().forEach(still::clear);
        return new KindCrowds(classes, more, index, still);
    }

    /// The crowds with members in a class; not to be changed.
    public int[] at(int column) {
        return column < byColumn.length ? byColumn[column] : NONE;
    }
}
