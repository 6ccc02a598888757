package dev.weft.cli.lint;

import dev.weft.cli.Json;
import dev.weft.cli.Weft;
import dev.weft.cluster.Problem;
import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.Finding;
import dev.weft.lint.check.Checks;
import dev.weft.yaml.ManifestYaml;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `lint -o sarif`: SARIF 2.1.0, for code scanning. Each check is a rule; problems of the input are results of the rule
/// `input-problem`. A result that stands in no file is shown at the folder as a whole, as code scanning refuses results
/// without a file; one of a live cluster has a logical location alone.
///
/// The fingerprint is made of the code, the object and the path, so that a finding is the same one after its wording
/// or its line changed; the second one at the same place gets a number.
final class LintSarif {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String INPUT = "input-problem";
    private static final String FINGERPRINT = "weftFinding/v1";

    /// One rule as SARIF knows it.
    private record RuleText(String id, String title, String help) {}

    /// One result, from a finding or a problem.
    private record Result(
            String rule, Severity severity, String object, Spot spot, String message, Optional<String> patch) {}

    private record Spot(String path, String file, int line) {}

    private final ArtifactUris uris;
    private final List<RuleText> rules = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    LintSarif(ArtifactUris uris) {
        this.uris = uris;
        for (Check check : Checks.all()) {
            rules.add(new RuleText(check.code(), check.title(), check.help()));
        }
        rules.add(new RuleText(
                INPUT,
                "Something in the input is wrong or could not be read",
                "What is wrong is left out or read in the strictest way, and the rest is evaluated."));
    }

    void write(List<Finding> findings, List<Problem> problems, PrintWriter out) {
        try (var json = new Json(out)) {
            json.generator().writeStartObject();
            json.text("$schema", SCHEMA);
            json.text("version", "2.1.0");
            json.generator().writeArrayPropertyStart("runs");
            json.generator().writeStartObject();
            tool(json);
            json.text("columnKind", "utf16CodeUnits");
            json.generator().writeArrayPropertyStart("results");
            findings.forEach(finding -> result(json, result(finding)));
            problems.forEach(problem -> result(json, result(problem)));
            json.generator().writeEndArray();
            json.generator().writeEndObject();
            json.generator().writeEndArray();
            json.generator().writeEndObject();
        }
    }

    private void tool(Json json) {
        json.generator().writeObjectPropertyStart("tool");
        json.generator().writeObjectPropertyStart("driver");
        json.text("name", "Weft");
        json.text("version", version());
        json.generator().writeArrayPropertyStart("rules");
        rules.forEach(rule -> rule(json, rule));
        json.generator().writeEndArray();
        json.generator().writeEndObject();
        json.generator().writeEndObject();
    }

    private static String version() {
        try {
            return new Weft.Version().getVersion()[0].replace("weft ", "");
        } catch (IOException unreadable) {
            return "unknown";
        }
    }

    private static void rule(Json json, RuleText rule) {
        json.generator().writeStartObject();
        json.text("id", rule.id());
        message(json, "shortDescription", rule.title());
        message(json, "fullDescription", rule.title() + ". " + rule.help());
        message(json, "help", rule.help());
        json.generator().writeObjectPropertyStart("defaultConfiguration");
        json.text("level", "warning");
        json.generator().writeEndObject();
        json.generator().writeEndObject();
    }

    private static Result result(Finding finding) {
        var place = finding.place();
        return new Result(
                finding.code(),
                finding.severity(),
                place.object().label(),
                new Spot(place.path(), place.file(), place.line()),
                place.object().label() + ": " + finding.reason() + "; " + finding.remedy(),
                finding.patch().map(ManifestYaml::write));
    }

    private static Result result(Problem problem) {
        var place = problem.place();
        return new Result(
                INPUT,
                problem.severity(),
                place.object(),
                new Spot(place.path(), place.file(), place.line()),
                place.object() + ": " + problem.message() + "; " + problem.remedy(),
                Optional.empty());
    }

    private void result(Json json, Result result) {
        json.generator().writeStartObject();
        json.text("ruleId", result.rule());
        json.generator().writeNumberProperty("ruleIndex", index(result.rule()));
        json.text("level", level(result.severity()));
        message(json, "message", result.message());
        json.generator().writeArrayPropertyStart("locations");
        location(json, result);
        json.generator().writeEndArray();
        json.generator().writeObjectPropertyStart("partialFingerprints");
        json.text(FINGERPRINT, fingerprint(result));
        json.generator().writeEndObject();
        result.patch().ifPresent(patch -> {
            json.generator().writeObjectPropertyStart("properties");
            json.text("patch", patch);
            json.generator().writeEndObject();
        });
        json.generator().writeEndObject();
    }

    private void location(Json json, Result result) {
        json.generator().writeStartObject();
        var file = result.spot().file();
        (file.isEmpty() ? uris.whole() : Optional.of(uris.of(file)))
                .ifPresent(uri -> physical(json, uri, Math.max(1, result.spot().line())));
        json.generator().writeArrayPropertyStart("logicalLocations");
        json.generator().writeStartObject();
        json.text("fullyQualifiedName", (result.object() + " " + result.spot().path()).strip());
        json.text("kind", "object");
        json.generator().writeEndObject();
        json.generator().writeEndArray();
        json.generator().writeEndObject();
    }

    private static void physical(Json json, String uri, int line) {
        json.generator().writeObjectPropertyStart("physicalLocation");
        json.generator().writeObjectPropertyStart("artifactLocation");
        json.text("uri", uri);
        json.generator().writeEndObject();
        json.generator().writeObjectPropertyStart("region");
        json.generator().writeNumberProperty("startLine", line);
        json.generator().writeEndObject();
        json.generator().writeEndObject();
    }

    private static void message(Json json, String field, String text) {
        json.generator().writeObjectPropertyStart(field);
        json.text("text", text);
        json.generator().writeEndObject();
    }

    private int index(String rule) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).id().equals(rule)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no check has the code " + rule);
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    private String fingerprint(Result result) {
        var same = result.rule() + "\n" + result.object() + "\n" + result.spot().path();
        int number = seen.merge(same, 1, Integer::sum);
        var text = number == 1 ? same : same + "\n" + number;
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
