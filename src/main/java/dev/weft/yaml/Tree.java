package dev.weft.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A document as it stands in its text: values, and the line, from 1, where each begins.
///
/// `weight` is the number of values in it, itself and aliases unfolded among them.
sealed interface Tree {
    int line();

    long weight();

    /// `value` is a text, number or boolean, or null.
    record Scalar(@Nullable Object value, int line) implements Tree {
        @Override
        public long weight() {
            return 1;
        }
    }

    /// A value and the line of its key.
    record Entry(Tree value, int line) {}

    record Mapping(Map<String, Entry> entries, int line, long weight) implements Tree {
        /// Unmodifiable and in the order of the text; a null value is left out.
        Map<String, Object> plainMap() {
            var map = new LinkedHashMap<String, Object>();
            entries.forEach((key, entry) -> {
                var plain = entry.value().plain();
                if (plain != null) {
                    map.put(key, plain);
                }
            });
            return Collections.unmodifiableMap(map);
        }
    }

    record Sequence(List<Tree> items, int line, long weight) implements Tree {
        /// A null item is the text `null`, so that the items behind it keep their number.
        private List<Object> plainList() {
            var list = new ArrayList<Object>(items.size());
            for (var item : items) {
                var plain = item.plain();
                list.add(plain == null ? "null" : plain);
            }
            return Collections.unmodifiableList(list);
        }
    }

    /// Maps, lists, texts, numbers, booleans.
    default @Nullable Object plain() {
        return switch (this) {
            case Scalar(var value, _) -> value;
            case Mapping mapping -> mapping.plainMap();
            case Sequence sequence -> sequence.plainList();
        };
    }
}
