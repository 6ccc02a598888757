package dev.weft.cli.check;

import dev.weft.cli.CommandFailure;
import dev.weft.cluster.Problem;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.yaml.ManifestYaml;
import dev.weft.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a file of intents. A file with a mistake is refused whole, with a line for each: an intent that is silently
/// left out would be an intent that silently holds.
final class IntentFile {
    private static final String INTENTS = "intents";
    private static final List<String> VERBS = Arrays.stream(Verb.values()).map(Verb::word).toList();
    private static final String DIRECTION_REMEDY = "use ingress, egress or both";

    private final List<Intent> intents = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private IntentFile() {}

    /// Never empty. Throws [CommandFailure] for a file that cannot be read or holds a mistake.
    static List<Intent> read(Path path) {
        var file = new IntentFile();
        var name = String.valueOf(path.getFileName());
        var reading = ManifestYaml.read(name, bytes(path));
        file.problems.addAll(reading.problems());
        reading.documents().forEach(file::document);
        if (file.intents.isEmpty() && file.problems.isEmpty()) {
            throw CommandFailure.usage(path.toString(), "holds no intent", "write a list under intents:");
        }
        if (!file.problems.isEmpty()) {
            throw CommandFailure.unreadable(file.problems);
        }
        return List.copyOf(file.intents);
    }

    private static byte[] bytes(Path path) {
        if (Files.isDirectory(path)) {
            throw CommandFailure.usage("--expect", path + " is a folder", "name a file of intents");
        }
        try {
            return Files.readAllBytes(path);
        } catch (IOException failure) {
            throw CommandFailure.usage("--expect", path + " cannot be read", "name a file of intents");
        }
    }

    private void document(YamlDocument document) {
        var root = new IntentField(new IntentField.Sink(document.origin(), problems), "", document.body());
        root.refuseOthers(List.of(INTENTS));
        for (var item : root.field(INTENTS).items()) {
            intent(item).ifPresent(intents::add);
        }
    }

    /// Empty when something is wrong, which is then written down.
    private Optional<Intent> intent(IntentField item) {
        int before = problems.size();
        var known = new ArrayList<>(VERBS);
        known.add("name");
        item.refuseOthers(known);
        var verbs = Arrays.stream(Verb.values()).filter(verb -> !item.field(verb.word()).absent()).toList();
        if (verbs.size() != 1 && problems.size() == before) {
            item.wrong(
                    verbs.isEmpty() ? "says no intent" : "says more than one intent",
                    "write one of " + IntentField.choice(VERBS));
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        var intent = intent(item, verbs.getFirst(), item.field(verbs.getFirst().word()));
        return problems.size() > before ? Optional.empty() : Optional.of(intent);
    }

    private Intent intent(IntentField item, Verb verb, IntentField body) {
        body.refuseOthers(verb.fields());
        verb.needed().stream().filter(name -> body.field(name).absent()).forEach(name -> body.wrong(
                "\"" + name + "\" is missing", "say whom it is about"));
        var head = new Intent.Head(verb, item.field("name").text(), body.sink().origin().file(), item.line());
        boolean exposed = verb == Verb.NOT_EXPOSED;
        return new Intent(
                head,
                IntentEnds.of(body.field(exposed ? "except" : "from")),
                IntentEnds.of(body.field(exposed ? "of" : "to")),
                ports(body.field("ports")),
                exposed ? sides(body.field("direction")) : Set.of());
    }

    private static Optional<TrafficSet> ports(IntentField field) {
        return field.items().stream()
                .map(IntentPorts::of)
                .reduce(TrafficSet::union)
                .filter(traffic -> !traffic.isEmpty());
    }

    private static Set<Direction> sides(IntentField field) {
        return switch (field.absent() ? "ingress" : field.text().orElse("")) {
            case "ingress" -> Set.of(Direction.INGRESS);
            case "egress" -> Set.of(Direction.EGRESS);
            case "both" -> Set.of(Direction.INGRESS, Direction.EGRESS);
            default -> {
                if (field.value() instanceof String) {
                    field.wrong(field.found() + " is no direction", DIRECTION_REMEDY);
                }
                yield Set.of();
            }
        };
    }
}
