package dev.weft.cli.explain;

import dev.weft.cli.Answer;
import dev.weft.cli.Json;
import dev.weft.policy.Explanation;
import dev.weft.policy.NearestFix;
import dev.weft.policy.RuleRef;
import dev.weft.yaml.ManifestYaml;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Collectors;

/// `explain -o json`, the format `weft.explain/1`.
final class ExplainJson {
    private final Json json;

    private ExplainJson(Json json) {
        this.json = json;
    }

    static void write(Answer answer, Optional<NearestFix.Fix> fix, PrintWriter out) {
        try (var json = new Json(out)) {
            var explanation = answer.explanation();
            json.generator().writeStartObject();
            json.text("format", "weft.explain/1");
            json.text("src", answer.source().id());
            json.text("dst", answer.destination().id());
            json.text("protocol", explanation.traffic().protocol().name());
            json.generator().writeNumberProperty("port", explanation.traffic().port());
            json.text("verdict", explanation.verdict().word());
            var writer = new ExplainJson(json);
            writer.half(explanation.egress());
            writer.half(explanation.ingress());
            writer.fix(fix);
            json.generator().writeEndObject();
        }
    }

    private void half(Explanation.Half half) {
        json.generator().writeObjectPropertyStart(half.direction().field());
        json.text("verdict", half.verdict().word());
        json.text("reason", half.reason());
        json.text("sentence", half.sentence());
        json.generator().writeArrayPropertyStart("steps");
        half.steps().forEach(this::step);
        json.generator().writeEndArray();
        json.generator().writeEndObject();
    }

    /// `policy` and `rule` are null for what no policy says: the default, the exception for a pod's own node.
    private void step(Explanation.Step step) {
        json.generator().writeStartObject();
        json.text("tier", step.tier());
        json.text("policy", step.rule().map(rule -> rule.policy().label()).orElse(null));
        json.text("rule", step.rule().map(RuleRef::path).orElse(null));
        json.text("effect", step.effect().word());
        json.text("why", step.why());
        json.textOrNull("file", step.rule().map(RuleRef::file).orElse(""));
        json.line(step.rule().map(RuleRef::line).orElse(0));
        json.generator().writeEndObject();
    }

    private void fix(Optional<NearestFix.Fix> fix) {
        if (fix.isEmpty()) {
            json.generator().writeNullProperty("fix");
            return;
        }
        json.generator().writeObjectPropertyStart("fix");
        json.text("summary", fix.get().summary());
        var patch = fix.get().policies().stream().map(ManifestYaml::write).collect(Collectors.joining("---\n"));
        json.text("patch", patch.isEmpty() ? null : patch);
        json.generator().writeEndObject();
    }
}
