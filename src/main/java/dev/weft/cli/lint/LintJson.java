package dev.weft.cli.lint;

import dev.weft.cli.Json;
import dev.weft.cluster.Problem;
import dev.weft.lint.Finding;
import dev.weft.yaml.ManifestYaml;
import java.io.PrintWriter;
import java.util.List;

/// `lint -o json`, the format `weft.lint/1`.
final class LintJson {
    private final Json json;

    private LintJson(Json json) {
        this.json = json;
    }

    static void write(List<Finding> findings, List<Problem> problems, PrintWriter out) {
        try (var json = new Json(out)) {
            json.generator().writeStartObject();
            json.text("format", "weft.lint/1");
            json.generator().writeArrayPropertyStart("findings");
            findings.forEach(new LintJson(json)::finding);
            json.generator().writeEndArray();
            json.problems(problems);
            json.generator().writeEndObject();
        }
    }

    /// `patch` is a YAML document, or null.
    private void finding(Finding finding) {
        json.generator().writeStartObject();
        json.text("code", finding.code());
        json.text("severity", LintText.word(finding.severity()));
        json.text("object", finding.place().object().label());
        json.text("path", finding.place().path());
        json.text("reason", finding.reason());
        json.text("remedy", finding.remedy());
        json.textOrNull("file", finding.place().file());
        json.line(finding.place().line());
        json.text("patch", finding.patch().map(ManifestYaml::write).orElse(null));
        json.generator().writeEndObject();
    }
}
