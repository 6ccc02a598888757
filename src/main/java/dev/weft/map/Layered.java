package dev.weft.map;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A sorted map that differs from another in a few entries and shares all the rest with it: a draft on a hundred
/// thousand objects costs what it changes. Immutable.
///
/// Cost: O(changes) to make; a look-up is two; iterating merges both.
public final class Layered<K extends Comparable<K>, V> extends AbstractMap<K, V> {
    /// More changes than this are written into a map of their own.
    private static final int MOST = 256;

    private final Map<K, V> base;
    private final SortedMap<K, Optional<V>> patch;
    private final int size;

    private Layered(Map<K, V> base, SortedMap<K, Optional<V>> patch) {
        this.base = base;
        this.patch = Collections.unmodifiableSortedMap(patch);
        int grown = 0;
        for (var entry : patch.entrySet()) {
            boolean was = base.containsKey(entry.getKey());
            grown += (entry.getValue().isPresent() ? 1 : 0) - (was ? 1 : 0);
        }
        this.size = base.size() + grown;
    }

    /// `map` with changes: an empty value removes. `map` must iterate in the order of its keys.
    public static <K extends Comparable<K>, V> Map<K, V> of(Map<K, V> map, Map<K, Optional<V>> changes) {
        var patch = new TreeMap<K, Optional<V>>();
        var base = map;
        if (map instanceof Layered<K, V> layered) {
            base = layered.base;
            patch.putAll(layered.patch);
        }
        if (patch.size() + changes.size() <= MOST) {
            patch.putAll(changes);
            return new Layered<>(base, patch);
        }
        var whole = base instanceof SortedMap<K, V> sorted ? new TreeMap<>(sorted) : new TreeMap<>(base);
        put(patch, whole);
        put(changes, whole);
        return Collections.unmodifiableSortedMap(whole);
    }

    private static <K, V> void put(Map<K, Optional<V>> changes, Map<K, V> whole) {
        changes.forEach((key, value) ->
                value.ifPresentOrElse(put -> whole.put(key, put), () -> whole.remove(key)));
    }

    /// The keys at which two maps may differ; empty when all may.
    @SuppressWarnings("ReferenceEquality") // maps that share their base share it by identity
    static <K extends Comparable<K>, V> Optional<Set<K>> suspects(Map<K, V> one, Map<K, V> other) {
        if (base(one) != base(other)) {
            return Optional.empty();
        }
        var keys = new TreeMap<K, Optional<V>>();
        if (one instanceof Layered<K, V> layered) {
            keys.putAll(layered.patch);
        }
        if (other instanceof Layered<K, V> layered) {
            keys.putAll(layered.patch);
        }
        return Optional.of(keys.keySet());
    }

    private static <K extends Comparable<K>, V> Map<K, V> base(Map<K, V> map) {
        return map instanceof Layered<K, V> layered ? layered.base : map;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    @SuppressWarnings("SuspiciousMethodCalls") // as Map.get asks for it
    public boolean containsKey(Object key) {
        var changed = patch.get(key);
        return changed != null ? changed.isPresent() : base.containsKey(key);
    }

    @Override
    public @Nullable V get(Object key) {
        var changed = patch.get(key);
        return changed != null ? changed.orElse(null) : base.get(key);
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<K, V>> iterator() {
                return new Merged<>(base, patch);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /// Both layers in the order of the keys, the upper one first where both hold a key.
    private static final class Merged<K extends Comparable<K>, V> implements Iterator<Map.Entry<K, V>> {
        private final Iterator<Map.Entry<K, V>> lower;
        private final Iterator<Map.Entry<K, Optional<V>>> upper;
        private Optional<Map.Entry<K, V>> below;
        private Optional<Map.Entry<K, Optional<V>>> above;
        private Optional<Map.Entry<K, V>> next;

        Merged(Map<K, V> base, SortedMap<K, Optional<V>> patch) {
            this.lower = base.entrySet().iterator();
            this.upper = patch.entrySet().iterator();
            this.below = step(lower);
            this.above = step(upper);
            this.next = advance();
        }

        private static <E> Optional<E> step(Iterator<E> iterator) {
            return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
        }

        private Optional<Map.Entry<K, V>> advance() {
            while (above.isPresent()) {
                int order = below.isPresent()
                        ? below.get().getKey().compareTo(above.get().getKey())
                        : 1;
                if (order < 0) {
                    return fromBelow();
                }
                if (order == 0) {
                    below = step(lower);
                }
                var changed = above.get();
                above = step(upper);
                if (changed.getValue().isPresent()) {
                    return Optional.of(Map.entry(changed.getKey(), changed.getValue().get()));
                }
            }
            return fromBelow();
        }

        private Optional<Map.Entry<K, V>> fromBelow() {
            var entry = below;
            below = step(lower);
            return entry;
        }

        @Override
        public boolean hasNext() {
            return next.isPresent();
        }

        @Override
        public Map.Entry<K, V> next() {
            var entry = next.orElseThrow(NoSuchElementException::new);
            next = advance();
            return entry;
        }
    }
}
