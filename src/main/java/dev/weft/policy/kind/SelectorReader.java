package dev.weft.policy.kind;

import dev.weft.cluster.Selector;
import dev.weft.cluster.Selector.Operator;
import dev.weft.cluster.Selector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads a label selector and checks it as the API server does. One mistake makes the whole selector unusable: what is
/// left of it could select more than its author meant.
/// Source: apimachinery, `ValidateLabelSelector`.
final class SelectorReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_DOMAIN = 253;

    private SelectorReader() {}

    static Read<Selector> read(SpecReader.Field field) {
        return field.map(Set.of("matchLabels", "matchExpressions")).then(SelectorReader::requirements);
    }

    private static Read<Selector> requirements(SpecReader.Field field) {
        var labels = labels(field.field("matchLabels"));
        var expressions = field.field("matchExpressions").items();
        boolean usable = labels.isPresent() && !(expressions instanceof Read.Bad<?>);
        var all = new ArrayList<>(labels.orElse(List.of()));
        for (var item : expressions.orElse(List.of(), List.of())) {
            var requirement = requirement(item);
            usable &= requirement.isPresent();
            requirement.ifPresent(all::add);
        }
        return usable ? new Read.Ok<>(new Selector(all)) : new Read.Bad<>();
    }

    /// Empty when something is wrong with them.
    private static Optional<List<Requirement>> labels(SpecReader.Field field) {
        var entries = field.entries();
        boolean usable = !(entries instanceof Read.Bad<?>);
        var all = new ArrayList<Requirement>();
        for (var key : new TreeMap<>(entries.orElse(java.util.Map.of(), java.util.Map.of())).keySet()) {
            var value = field.field(key);
            var text = value.text();
            boolean right = validKey(field, key)
                    && text instanceof Read.Ok<?>
                    && validValue(value, text.orElse("", ""));
            usable &= right;
            all.add(new Requirement(key, Operator.IN, List.of(text.orElse("", ""))));
        }
        return usable ? Optional.of(all) : Optional.empty();
    }

    private static Optional<Requirement> requirement(SpecReader.Field field) {
        if (!(field.map(Set.of("key", "operator", "values")) instanceof Read.Ok<?>)) {
            if (field.absent()) {
                field.bad("an empty item stands where a requirement belongs", "write key, operator and values");
            }
            return Optional.empty();
        }
        var key = field.field("key").text().orElse("", "");
        boolean keyIsRight = validKey(field.field("key"), key);
        var operator = operator(field.field("operator"));
        var values = values(field.field("values"));
        if (!keyIsRight || operator.isEmpty() || values.isEmpty()) {
            return Optional.empty();
        }
        return countIsRight(field, operator.get(), values.get())
                ? Optional.of(new Requirement(key, operator.get(), values.get()))
                : Optional.empty();
    }

    private static boolean countIsRight(SpecReader.Field field, Operator operator, List<String> values) {
        boolean needsValues = operator == Operator.IN || operator == Operator.NOT_IN;
        if (needsValues && values.isEmpty()) {
            field.field("values").bad("operator " + operator.word() + " needs values", "list at least one value");
        }
        if (!needsValues && !values.isEmpty()) {
            field.field("values").bad("operator " + operator.word() + " takes no values", "remove the values");
        }
        return needsValues != values.isEmpty();
    }

    private static Optional<Operator> operator(SpecReader.Field field) {
        var remedy = "use In, NotIn, Exists or DoesNotExist";
        return switch (field.text()) {
            case Read.Absent<String> _ -> {
                field.bad("the operator is missing", remedy);
                yield Optional.empty();
            }
            case Read.Ok<String>(var word) -> {
                for (var operator : Operator.values()) {
                    if (operator.word().equals(word)) {
                        yield Optional.of(operator);
                    }
                }
                field.bad("operator \"" + word + "\" is not known", remedy);
                yield Optional.empty();
            }
            case Read.Bad<String> _ -> Optional.empty();
        };
    }

    private static Optional<List<String>> values(SpecReader.Field field) {
        var items = field.items();
        boolean usable = !(items instanceof Read.Bad<?>);
        var values = new ArrayList<String>();
        for (var item : items.orElse(List.of(), List.of())) {
            var text = item.text();
            usable &= text instanceof Read.Ok<?> && validValue(item, text.orElse("", ""));
            values.add(text.orElse("", ""));
        }
        return usable ? Optional.of(values) : Optional.empty();
    }

    /// Source: apimachinery, `IsQualifiedName`.
    static boolean validKey(SpecReader.Field field, String key) {
        int slash = key.indexOf('/');
        var name = key.substring(slash + 1);
        var domain = slash < 0 ? "x" : key.substring(0, slash);
        boolean valid = name.length() <= LONGEST_NAME
                && NAME.matcher(name).matches()
                && domain.length() <= LONGEST_DOMAIN
                && DOMAIN.matcher(domain).matches();
        if (!valid) {
            field.bad("\"" + key + "\" is no label key", "use letters, digits, '-', '_', '.', at most 63, "
                    + "with an optional domain and '/' before");
        }
        return valid;
    }

    /// Source: apimachinery, `IsValidLabelValue`.
    private static boolean validValue(SpecReader.Field field, String value) {
        boolean valid = value.isEmpty() || (value.length() <= LONGEST_NAME && NAME.matcher(value).matches());
        if (!valid) {
            field.bad("\"" + value + "\" is no label value", "use letters, digits, '-', '_', '.', at most 63");
        }
        return valid;
    }
}
