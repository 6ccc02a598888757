package dev.weft.cli.check;

import dev.weft.cluster.Namespace;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Selector.Operator;
import dev.weft.cluster.Selector.Requirement;
import dev.weft.net.Cidr;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads whom an intent names: a text, or namespaces and labels with the fields of a NetworkPolicy's peer.
final class IntentEnds {
    private static final String OUTSIDE = "outside";
    private static final Pattern NAME = Pattern.compile("[^/\\s]+/[^/\\s]+");
    private static final List<String> FIELDS = List.of("namespace", "namespaceSelector", "podSelector");
    private static final List<String> OPERATORS = Arrays.stream(Operator.values()).map(Operator::word).toList();

    private IntentEnds() {}

    /// What could be read; a mistake for anything else.
    static List<IntentEnd> of(IntentField field) {
        return field.items().stream().flatMap(item -> end(item).stream()).toList();
    }

    private static Optional<IntentEnd> end(IntentField field) {
        if (field.value() instanceof Map<?, ?>) {
            return selected(field);
        }
        return field.text().flatMap(text -> named(field, text));
    }

    private static Optional<IntentEnd> named(IntentField field, String text) {
        if (text.equals(OUTSIDE)) {
            return Optional.of(new IntentEnd.Outside(IpSet.ALL, text));
        }
        var block = text.contains("/") ? Cidr.parse(text).map(Cidr::asSet) : Optional.<IpSet>empty();
        if (block.isPresent()) {
            return Optional.of(new IntentEnd.Outside(block.get(), text));
        }
        if (!NAME.matcher(text).matches() && IpAddress.parse(text).isEmpty()) {
            field.wrong(
                    "\"" + text + "\" names nobody",
                    "write namespace/name, an address, a CIDR block, outside, or a namespace and labels");
            return Optional.empty();
        }
        return Optional.of(new IntentEnd.Named(text, field.path()));
    }

    private static Optional<IntentEnd> selected(IntentField field) {
        field.refuseOthers(FIELDS);
        var namespaces = new ArrayList<>(selector(field.field("namespaceSelector")));
        field.field("namespace").text().ifPresent(name ->
                namespaces.add(new Requirement(Namespace.NAME_LABEL, Operator.IN, List.of(name))));
        if (FIELDS.stream().allMatch(name -> field.field(name).absent())) {
            field.wrong("selects nothing in particular", "write at least one of " + IntentField.choice(FIELDS));
        }
        return Optional.of(new IntentEnd.Selected(
                new Selector(namespaces), new Selector(selector(field.field("podSelector")))));
    }

    private static List<Requirement> selector(IntentField field) {
        if (field.absent()) {
            return List.of();
        }
        field.refuseOthers(List.of("matchLabels", "matchExpressions"));
        var all = new ArrayList<Requirement>();
        var labels = field.field("matchLabels");
        if (!labels.absent()) {
            for (var key : labels.keys()) {
                labels.field(key).text().ifPresent(value ->
                        all.add(new Requirement(key, Operator.IN, List.of(value))));
            }
        }
        field.field("matchExpressions").items().forEach(item -> requirement(item).ifPresent(all::add));
        return all;
    }

    private static Optional<Requirement> requirement(IntentField item) {
        item.refuseOthers(List.of("key", "operator", "values"));
        var key = item.field("key").text();
        var word = item.field("operator").text();
        var operator = Arrays.stream(Operator.values())
                .filter(known -> word.filter(known.word()::equals).isPresent())
                .findFirst();
        var values = item.field("values").items().stream().flatMap(value -> value.text().stream()).toList();
        boolean listed = operator.filter(it -> it == Operator.IN || it == Operator.NOT_IN).isPresent();
        if (key.isEmpty() || operator.isEmpty() || listed == values.isEmpty()) {
            item.wrong(
                    "is no requirement",
                    "write key, operator (" + IntentField.choice(OPERATORS) + ") and, for the first two, values");
            return Optional.empty();
        }
        return Optional.of(new Requirement(key.get(), operator.get(), values));
    }
}
