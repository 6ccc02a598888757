package dev.weft.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What differs between two sorted maps, by identity of the objects: those only in the first, those only in the
/// second, and what the second holds in place of the first's.
public record Difference<R>(List<R> gone, List<R> come, List<R> changed) {
    public Difference {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
        changed = List.copyOf(changed);
    }

    /// Empty when more than `most` objects differ.
    ///
    /// Cost: the number of changes where one map was made from the other, or both from a third; else their sizes.
    public static <K extends Comparable<K>, R> Optional<Difference<R>> between(
            Map<K, R> before, Map<K, R> after, int most) {
        var gone = new ArrayList<R>();
        var come = new ArrayList<R>();
        var changed = new ArrayList<R>();
        for (var key : Layered.suspects(before, after).orElseGet(() -> all(before, after))) {
            var old = before.get(key);
            var young = after.get(key);
            if (isSame(old, young)) {
                continue;
            }
            if (young == null) {
                if (old != null) {
                    gone.add(old);
                }
            } else {
                (old == null ? come : changed).add(young);
            }
            if (gone.size() + come.size() + changed.size() > most) {
                return Optional.empty();
            }
        }
        return Optional.of(new Difference<>(gone, come, changed));
    }

    private static <K extends Comparable<K>, R> Set<K> all(Map<K, R> before, Map<K, R> after) {
        var all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        return all;
    }

    @SuppressWarnings("ReferenceEquality") // an object that did not change is the same object
    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }
}
