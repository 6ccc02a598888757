package dev.weft.cli.explain;

import dev.weft.cli.Json;
import dev.weft.cluster.Problem;
import dev.weft.policy.Explanation;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Verdict;
import dev.weft.policy.fix.NearestFix;
import dev.weft.yaml.ManifestYaml;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `explain -o json`, the format `weft.explain/1`.
final class ExplainJson {
    private final Json json;

    private ExplainJson(Json json) {
        this.json = json;
    }

    static void write(Reply reply, Optional<NearestFix.Fix> fix, List<Problem> problems, PrintWriter out) {
        try (var json = new Json(out)) {
            var pair = reply.pair();
            json.generator().writeStartObject();
            json.text("format", "weft.explain/1");
            json.text("src", pair.source());
            json.text("dst", pair.destination());
            json.text("protocol", pair.traffic().protocol().name());
            json.generator().writeNumberProperty("port", pair.traffic().port());
            json.text("verdict", reply.verdict().word());
            var writer = new ExplainJson(json);
            reply.halves().forEach(writer::half);
            writer.fix(fix);
            writer.translations(reply.translations());
            json.problems(problems);
            json.generator().writeEndObject();
        }
    }

    /// Empty but for a Service.
    private void translations(List<Translation> translations) {
        json.generator().writeArrayPropertyStart("translations");
        translations.forEach(this::translation);
        json.generator().writeEndArray();
        if (!translations.isEmpty()) {
            var sum = Translation.sum(translations);
            json.generator().writeObjectPropertyStart("backends");
            json.generator().writeNumberProperty("total", sum.all());
            json.generator().writeNumberProperty("allowed", sum.allowed());
            json.generator().writeNumberProperty("denied", sum.denied());
            json.generator().writeNumberProperty("unknown", sum.unknown());
            json.generator().writeEndObject();
        }
    }

    private void translation(Translation translation) {
        json.generator().writeStartObject();
        json.text("dst", translation.end());
        json.text("address", translation.backend().address().map(Object::toString).orElse(null));
        json.generator().writeNumberProperty("port", translation.backend().port());
        json.generator().writeBooleanProperty("ready", translation.backend().ready());
        json.text("verdict", translation.verdict().word());
        json.text("why", translation.verdict() instanceof Verdict.Unknown(var why) ? why.message() : null);
        json.generator().writeEndObject();
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
