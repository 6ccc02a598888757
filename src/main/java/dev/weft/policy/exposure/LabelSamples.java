package dev.weft.policy.exposure;

import dev.weft.cluster.Labels;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Selector.Operator;
import dev.weft.cluster.Selector.Requirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Labels that a selector selects, enough of them to stand for all: each value that it lists, and where it leaves the
/// value of a label free, one that nobody names and each that some selector names, as only that may be told apart.
final class LabelSamples {
    /// A value that no selector names, for a label whose value is free.
    static final String FREE = "weft-newcomer";
    /// What more values could show is not worth the pods.
    private static final int MOST = 32;

    private final Map<String, SortedSet<String>> named = new HashMap<>();

    /// `all` are the selectors of one level, namespaces or pods, among which the samples must tell apart.
    LabelSamples(Stream<Selector> all) {
        all.flatMap(selector -> selector.requirements().stream()).forEach(requirement -> named
                .computeIfAbsent(requirement.key(), _ -> new TreeSet<>())
                .addAll(requirement.values()));
    }

    /// Empty when nothing can satisfy the selector.
    List<Labels> of(Selector selector) {
        var samples = List.of(Labels.NONE);
        var ordered = selector.requirements().stream()
                .sorted(Comparator.comparing(Requirement::operator)) // values first, then what they may contradict
                .toList();
        for (var requirement : ordered) {
            samples = samples.stream()
                    .flatMap(labels -> choices(requirement, labels))
                    .filter(labels -> new Selector(List.of(requirement)).matches(labels))
                    .limit(MOST)
                    .toList();
        }
        return samples.stream().filter(selector::matches).distinct().toList();
    }

    private Stream<Labels> choices(Requirement requirement, Labels labels) {
        var key = requirement.key();
        if (labels.value(key).isPresent()) {
            return Stream.of(labels);
        }
        return switch (requirement.operator()) {
            case IN -> requirement.values().stream().map(value -> labels.with(key, value));
            case EXISTS -> anyValue(key, labels);
            case NOT_IN -> Stream.concat(Stream.of(labels), anyValue(key, labels));
            case DOES_NOT_EXIST -> Stream.of(labels);
        };
    }

    private Stream<Labels> anyValue(String key, Labels labels) {
        return Stream.concat(Stream.of(FREE), named.getOrDefault(key, new TreeSet<>()).stream())
                .map(value -> labels.with(key, value));
    }

    /// Labels with no need that break the selector in one place each, where it selects pods without labels. None for
    /// one that demands a label: whoever has none breaks that one already.
    static List<Labels> against(Selector selector) {
        if (!selector.matches(Labels.NONE)) {
            return List.of();
        }
        var against = new ArrayList<Labels>();
        for (var requirement : selector.requirements()) {
            var value = requirement.operator() == Operator.NOT_IN ? requirement.values().getFirst() : FREE;
            against.add(Labels.NONE.with(requirement.key(), value));
        }
        return against;
    }
}
