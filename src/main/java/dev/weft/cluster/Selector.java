package dev.weft.cluster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A label selector: all requirements must hold; none at all selects everything.
/// Source: meta/v1 LabelSelector ("the result of matchLabels and matchExpressions are ANDed; an empty label selector
/// matches all objects").
public record Selector(List<Requirement> requirements) {
    public static final Selector EVERYTHING = new Selector(List.of());

    /// How a requirement compares. `NotIn` and `DoesNotExist` hold when the key is missing; `In` and `Exists` do not.
    /// Source: Kubernetes documentation, "Labels and Selectors", set-based requirements.
    public enum Operator {
        IN("In"),
        NOT_IN("NotIn"),
        EXISTS("Exists"),
        DOES_NOT_EXIST("DoesNotExist");

        private final String word;

        Operator(String word) {
            this.word = word;
        }

        /// The word of the API.
        public String word() {
            return word;
        }
    }

    /// One condition on one key. `values` is sorted, and empty for `Exists` and `DoesNotExist`.
    public record Requirement(String key, Operator operator, List<String> values) {
        public Requirement {
            values = values.stream().sorted().distinct().toList();
        }

        boolean holds(Labels labels) {
            var value = labels.map().get(key);
            return switch (operator) {
                case IN -> value != null && values.contains(value);
                case NOT_IN -> value == null || !values.contains(value);
                case EXISTS -> value != null;
                case DOES_NOT_EXIST -> value == null;
            };
        }

        @Override
        public String toString() {
            return switch (operator) {
                case IN -> values.size() == 1 ? key + "=" + values.getFirst() : key + " in " + values;
                case NOT_IN -> key + " not in " + values;
                case EXISTS -> key;
                case DOES_NOT_EXIST -> "!" + key;
            };
        }
    }

    public Selector {
        requirements = List.copyOf(requirements);
    }

    public static Selector matchLabels(Map<String, String> labels) {
        return new Selector(new TreeMap<>(labels)
                .entrySet().stream()
                        .map(entry -> new Requirement(entry.getKey(), Operator.IN, List.of(entry.getValue())))
                        .toList());
    }

    public boolean matches(Labels labels) {
        for (var requirement : requirements) {
            if (!requirement.holds(labels)) {
                return false;
            }
        }
        return true;
    }

    public boolean selectsEverything() {
        return requirements.isEmpty();
    }

    /// `app=web,tier in [a, b]`; `everything` for the empty selector.
    @Override
    public String toString() {
        return requirements.isEmpty()
                ? "everything"
                : requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
    }
}
