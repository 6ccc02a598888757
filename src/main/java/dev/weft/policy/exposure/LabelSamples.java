package dev.weft.policy.exposure;

import dev.weft.cluster.Labels;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Selector.Operator;
import dev.weft.cluster.Selector.Requirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Labels that a selector selects, enough of them to stand for all: with each value that is allowed where values are
/// listed, with and without a label where only some of its values are forbidden.
final class LabelSamples {
    /// A value that no selector names, for a label whose value is free.
    static final String FREE = "weft-newcomer";
    /// What more values could show is not worth the pods.
    private static final int MOST = 32;

    private LabelSamples() {}

    /// Empty when nothing can satisfy the selector.
    static List<Labels> of(Selector selector) {
        var samples = List.of(Labels.NONE);
        var ordered = selector.requirements().stream()
                .sorted(Comparator.comparing(Requirement::operator)) // values first, then what they may contradict
                .toList();
        for (var requirement : ordered) {
            samples = samples.stream()
                    .flatMap(labels -> choices(requirement, labels).stream())
                    .limit(MOST)
                    .toList();
        }
        return samples.stream().filter(selector::matches).distinct().toList();
    }

    private static List<Labels> choices(Requirement requirement, Labels labels) {
        var key = requirement.key();
        if (labels.value(key).isPresent()) {
            return List.of(labels);
        }
        return switch (requirement.operator()) {
            case IN -> requirement.values().stream().map(value -> labels.with(key, value)).toList();
            case EXISTS -> List.of(labels.with(key, FREE));
            case NOT_IN -> List.of(labels, labels.with(key, FREE));
            case DOES_NOT_EXIST -> List.of(labels);
        };
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
