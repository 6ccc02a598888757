package dev.weft.view.panel;

import dev.weft.session.Frame;
import dev.weft.topology.Filter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What the filter bar shows: the namespaces and which of them are wished, and the folds.
public record FilterModel(List<Choice> namespaces, String summary, Filter filter, Set<String> folded) {
    public static final FilterModel EMPTY = new FilterModel(List.of(), "All namespaces", Filter.NONE, Set.of());

    /// `chosen` is false for all while none is excluded.
    public record Choice(String namespace, boolean chosen) {}

    public FilterModel {
        namespaces = List.copyOf(namespaces);
        folded = Set.copyOf(folded);
    }

    public static FilterModel of(Frame frame, Filter wished, Set<String> folded) {
        var names = new TreeSet<>(frame.meaning().snapshot().namespaces().keySet());
        names.addAll(wished.namespaces());
        return new FilterModel(
                names.stream().map(name -> new Choice(name, wished.namespaces().contains(name))).toList(),
                summary(wished.namespaces()),
                wished,
                folded);
    }

    private static String summary(Set<String> chosen) {
        if (chosen.isEmpty()) {
            return "All namespaces";
        }
        return chosen.size() == 1 ? chosen.iterator().next() : chosen.size() + " namespaces";
    }

    /// The choices whose name holds the text.
    public List<Choice> matching(String text) {
        var needle = text.strip().toLowerCase(Locale.ROOT);
        return namespaces.stream()
                .filter(choice -> choice.namespace().toLowerCase(Locale.ROOT).contains(needle))
                .toList();
    }

    /// The filter with one namespace more, or less.
    public Filter toggled(String namespace) {
        var next = new TreeSet<>(filter.namespaces());
        if (!next.remove(namespace)) {
            next.add(namespace);
        }
        return filter.withNamespaces(next);
    }
}
