package dev.weft.map;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What differs between two sorted maps, by identity of the objects: those only in the first, those only in the
/// second, and what the second holds in place of the first's.
public record Difference<R>(List<R> gone, List<R> come, List<R> changed) {
    public Difference {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
        changed = List.copyOf(changed);
    }

    /// How many objects differ.
    public int size() {
        return gone.size() + come.size() + changed.size();
    }

    /// Empty when more than `most` objects differ.
    ///
    /// Cost: the number of changes where one map was made from the other, or both from a third; else their sizes.
    public static <K extends Comparable<K>, R> Optional<Difference<R>> between(
            Map<K, R> before, Map<K, R> after, int most) {
        var found = new Finding<R>(most);
        var suspects = Layered.suspects(before, after);
        boolean few = suspects.isPresent()
                ? suspects.get().stream().allMatch(key -> found.takes(before.get(key), after.get(key)))
                : walk(before, after, found);
        return few ? Optional.of(new Difference<>(found.gone, found.come, found.changed)) : Optional.empty();
    }

    /// Both in the order of their keys, side by side; false when there is too much.
    private static <K extends Comparable<K>, R> boolean walk(Map<K, R> before, Map<K, R> after, Finding<R> found) {
        var olds = before.entrySet().iterator();
        var youngs = after.entrySet().iterator();
        var old = next(olds);
        var young = next(youngs);
        boolean few = true;
        while (few && (old != null || young != null)) {
            int order = old == null ? 1 : young == null ? -1 : order(old, young);
            few = found.takes(order <= 0 ? value(old) : null, order >= 0 ? value(young) : null);
            old = order <= 0 ? next(olds) : old;
            young = order >= 0 ? next(youngs) : young;
        }
        return few;
    }

    /// Keys of objects that did not change are mostly the same objects too.
    @SuppressWarnings("ReferenceEquality")
    private static <K extends Comparable<K>, R> int order(Map.Entry<K, R> one, Map.Entry<K, R> other) {
        return one.getKey() == other.getKey() ? 0 : one.getKey().compareTo(other.getKey());
    }

    private static <E> @Nullable E next(Iterator<E> iterator) {
        return iterator.hasNext() ? iterator.next() : null;
    }

    private static <K, R> @Nullable R value(Map.@Nullable Entry<K, R> entry) {
        return entry == null ? null : entry.getValue();
    }

    private static final class Finding<R> {
        private final List<R> gone = new ArrayList<>();
        private final List<R> come = new ArrayList<>();
        private final List<R> changed = new ArrayList<>();
        private final int most;

        Finding(int most) {
            this.most = most;
        }

        /// False when there is too much.
        boolean takes(@Nullable R old, @Nullable R young) {
            if (isSame(old, young)) {
                return true;
            }
            if (young != null) {
                (old == null ? come : changed).add(young);
            } else if (old != null) {
                gone.add(old);
            }
            return gone.size() + come.size() + changed.size() <= most;
        }
    }

    @SuppressWarnings("ReferenceEquality") // an object that did not change is the same object
    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }
}
