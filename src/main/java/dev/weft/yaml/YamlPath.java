package dev.weft.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The way from the root of a document to a value: names of fields and numbers of list items. Unlike its text form it
/// can walk through keys with dots, as labels have.
public record YamlPath(List<Step> steps) {
    public static final YamlPath ROOT = new YamlPath(List.of());

    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

    public sealed interface Step {
        record Key(String name) implements Step {}

        /// `index` counts from 0.
        record Item(int index) implements Step {}
    }

    public YamlPath {
        steps = List.copyOf(steps);
    }

    /// `spec.ingress[0].from`. Assumes: no field on the way has a dot or a bracket in its name.
    public static YamlPath of(String text) {
        return new YamlPath(STEP.matcher(text)
                .results()
                .<Step>map(match -> match.group(1) == null
                        ? new Step.Item(Integer.parseInt(match.group(2)))
                        : new Step.Key(match.group(1)))
                .toList());
    }

    public YamlPath key(String name) {
        return then(new Step.Key(name));
    }

    public YamlPath item(int index) {
        return then(new Step.Item(index));
    }

    private YamlPath then(Step step) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return new YamlPath(more);
    }

    public boolean isRoot() {
        return steps.isEmpty();
    }

    /// The root is its own parent.
    public YamlPath parent() {
        return isRoot() ? this : first(steps.size() - 1);
    }

    public YamlPath first(int count) {
        return new YamlPath(steps.subList(0, count));
    }

    /// The name of the last step where that is a field.
    public Optional<String> name() {
        return !isRoot() && steps.getLast() instanceof Step.Key(var name) ? Optional.of(name) : Optional.empty();
    }

    public boolean startsWith(YamlPath other) {
        return steps.size() >= other.steps.size() && first(other.steps.size()).equals(other);
    }

    /// As [dev.weft.cluster.Origin] names paths: `spec.ingress[0].ports[1].port`.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var step : steps) {
            switch (step) {
                case Step.Key(var name) -> text.append(text.isEmpty() ? "" : ".").append(name);
                case Step.Item(var index) -> text.append('[').append(index).append(']');
            }
        }
        return text.toString();
    }
}
