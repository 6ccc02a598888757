package dev.weft.whatif.mistake;

import dev.weft.cluster.Problem.Severity;
import dev.weft.whatif.editing.Part;
import dev.weft.whatif.editing.Shape;
import dev.weft.yaml.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Fields that the kind does not know where they stand, and lists without dashes. The API server drops an unknown
/// field, or refuses the object. Source: Kubernetes documentation, "Kubernetes API Concepts", field validation.
final class FieldMistakes {
    /// What somebody writes who wants to deny.
    private static final Set<String> DENYING = Set.of("action", "deny", "denyFrom", "notFrom", "block", "effect");

    private FieldMistakes() {}

    static List<Mistake> of(Typed typed) {
        var found = new ArrayList<Mistake>();
        walk(typed, typed.outline().root(), typed.shape(), found);
        return found;
    }

    private static void walk(Typed typed, Part part, Shape shape, List<Mistake> found) {
        switch (shape) {
            case Shape.Fields fields when part.is(Part.Kind.MAP) -> fields(typed, part, fields, found);
            case Shape.Items(var item) when part.is(Part.Kind.LIST) ->
                part.items().forEach(each -> walk(typed, each, item, found));
            case Shape.Items(var item) when part.is(Part.Kind.MAP) && item instanceof Shape.Fields fields ->
                undashed(typed, part, fields).ifPresent(found::add);
            case Shape.Fields _, Shape.Items _, Shape.Labels _, Shape.Words _, Shape.Value _, Shape.Open _ -> {
                // nothing below, or a wrong type, which the kind itself reports
            }
        }
    }

    private static void fields(Typed typed, Part part, Shape.Fields fields, List<Mistake> found) {
        for (var member : part.members()) {
            var field = fields.field(member.name());
            if (field.isPresent()) {
                walk(typed, member.value(), field.get().shape(), found);
            } else {
                found.add(unknown(typed, part, member, fields));
            }
        }
    }

    private static Mistake unknown(Typed typed, Part part, Part.Member member, Shape.Fields fields) {
        var name = member.name();
        var free = fields.fields().stream()
                .filter(field -> !field.meaning().isEmpty() && part.field(field.name()).isEmpty())
                .map(Shape.Field::name)
                .toList();
        boolean denies = typed.peers().isNetworkPolicy() && DENYING.contains(name);
        var mistake = new Mistake(
                denies ? "cannot-deny" : "unknown-field", Severity.WARNING, typed.place(member.at()),
                denies
                        ? "a NetworkPolicy cannot deny: its rules only allow, and the field " + name + " is ignored"
                        : "the field " + name + " is not known here and is ignored",
                denies
                        ? "isolate the pods and allow the rest, or write an AdminNetworkPolicy or ClusterNetworkPolicy"
                        : "use one of " + String.join(", ", free.isEmpty() ? names(fields) : free),
                List.of());
        return Nearest.of(name, free)
                .filter(_ -> !denies)
                .map(near -> mistake.with(Typed.replacing("Write " + near, member.at(), near)))
                .orElse(mistake);
    }

    private static List<String> names(Shape.Fields fields) {
        return fields.fields().stream().filter(field -> !field.meaning().isEmpty()).map(Shape.Field::name).toList();
    }

    /// Fields where a list of them belongs: a dash is missing.
    private static Optional<Mistake> undashed(Typed typed, Part part, Shape.Fields fields) {
        if (part.members().isEmpty() || part.members().stream().noneMatch(it -> fields.field(it.name()).isPresent())) {
            return Optional.empty();
        }
        var mistake = typed.mistake(
                "no-dash", Severity.ERROR, part.path(), "a list belongs here, and its items begin with a dash",
                "write - before " + part.members().getFirst().name());
        var text = typed.text();
        int from = typed.outline().startOfLine(part.members().getFirst().at().from());
        int to = typed.outline().endOfLine(part.range().to());
        if (text.startsWith("{", part.range().from())) {
            return Optional.of(mistake);
        }
        int first = part.members().getFirst().at().from();
        var rest = text.substring(first, to).replace("\n", "\n  ");
        return Optional.of(mistake.with(new Mistake.Fix.Here(
                "Add the dash", new TextEdit(from, to, text.substring(from, first) + "- " + rest))));
    }
}
