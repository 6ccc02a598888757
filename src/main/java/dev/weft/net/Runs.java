package dev.weft.net;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;

/// The canonical form of ranges of any kind.
final class Runs {
    private Runs() {}

    /// The same ranges sorted, each that overlaps or touches the one before joined with it.
    static <R extends Comparable<R>> List<R> merged(List<R> ranges, BiPredicate<R, R> touches, BinaryOperator<R> join) {
        if (ranges.size() < 2) {
            return List.copyOf(ranges);
        }
        var sorted = ranges.stream().sorted().toList();
        var merged = new ArrayList<R>(sorted.size());
        var open = sorted.getFirst();
        for (var next : sorted.subList(1, sorted.size())) {
            if (touches.test(open, next)) {
                open = join.apply(open, next);
            } else {
                merged.add(open);
                open = next;
            }
        }
        merged.add(open);
        return List.copyOf(merged);
    }
}
