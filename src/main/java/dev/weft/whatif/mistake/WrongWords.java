package dev.weft.whatif.mistake;

import dev.weft.policy.PolicyKind;
import dev.weft.whatif.editing.Part;
import dev.weft.whatif.editing.Shape;
import dev.weft.yaml.YamlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the kind itself refuses of a text that can be read: wrong types, words and numbers; with a fix where it is sure
/// which word is meant, or only quotes are missing or too many.
final class WrongWords {
    /// How the kinds end a complaint about an unknown field, which [FieldMistakes] says with a fix.
    static final String DROPPED = "is not known and is ignored";

    private WrongWords() {}

    static List<Mistake> of(Typed typed, List<PolicyKind> kinds) {
        var found = new ArrayList<Mistake>();
        typed.manifest().ifPresent(manifest -> kinds.stream()
                .filter(kind -> kind.resource().equals(manifest.kind()))
                .flatMap(kind -> kind.compile(manifest).problems().stream())
                .filter(problem -> !problem.message().endsWith(DROPPED))
                .forEach(problem -> {
                    var path = YamlPath.of(problem.place().path());
                    var mistake = new Mistake(
                            "refused", problem.severity(), typed.place(path), problem.message(), problem.remedy(),
                            List.of());
                    found.add(fixed(typed, mistake, path));
                }));
        return found;
    }

    static Mistake fixed(Typed typed, Mistake mistake, YamlPath path) {
        var part = typed.outline().at(path).filter(it -> it.is(Part.Kind.VALUE));
        if (part.isEmpty() || part.get().text().isEmpty()) {
            return mistake;
        }
        var fix = typed.shape().at(path).flatMap(shape -> fix(typed, part.get(), shape));
        return fix.map(mistake::with).orElse(mistake);
    }

    private static Optional<Mistake.Fix> fix(Typed typed, Part part, Shape shape) {
        return switch (shape) {
            case Shape.Words(var choices) ->
                Nearest.of(part.text(), choices.stream().map(Shape.Choice::word).toList())
                        .map(near -> Typed.replacing("Write " + near, part.range(), near));
            case Shape.Value(var role) -> switch (role) {
                case PORT, PORT_NUMBER, NUMBER -> isQuoted(typed, part) && part.text().matches("\\d{1,5}")
                        ? Optional.of(Typed.replacing("Remove the quotes", part.range(), part.text()))
                        : Optional.empty();
                case LABEL_KEY, LABEL_VALUE -> isQuoted(typed, part)
                        ? Optional.empty()
                        : Optional.of(Typed.replacing("Add quotes", part.range(), "\"" + part.text() + "\""));
                case NAMESPACE, PORT_NAME, BLOCK, DOMAIN, TEXT -> Optional.empty();
            };
            case Shape.Fields _, Shape.Items _, Shape.Labels _, Shape.Open _ -> Optional.empty();
        };
    }

    private static boolean isQuoted(Typed typed, Part part) {
        return "\"'".indexOf(typed.text().charAt(part.range().from())) >= 0;
    }
}
