package dev.weft.cli.check;

import dev.weft.cli.ExampleAddress;
import dev.weft.cli.Json;
import dev.weft.cluster.Problem;
import dev.weft.policy.Explanation;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Verdict;
import java.io.PrintWriter;
import java.util.List;

/// `check -o json`, the format `weft.check/1`.
final class CheckJson {
    private final Json json;

    private CheckJson(Json json) {
        this.json = json;
    }

    static void write(List<Outcome> outcomes, List<Problem> problems, PrintWriter out) {
        try (var json = new Json(out)) {
            int hold = (int) outcomes.stream().filter(Outcome::holds).count();
            json.generator().writeStartObject();
            json.text("format", "weft.check/1");
            json.generator().writeNumberProperty("passed", hold);
            json.generator().writeNumberProperty("failed", outcomes.size() - hold);
            json.generator().writeArrayPropertyStart("intents");
            outcomes.forEach(new CheckJson(json)::outcome);
            json.generator().writeEndArray();
            json.problems(problems);
            json.generator().writeEndObject();
        }
    }

    private void outcome(Outcome outcome) {
        var head = outcome.intent().head();
        json.generator().writeStartObject();
        json.text("name", outcome.intent().name());
        json.text("verb", head.verb().word());
        json.generator().writeBooleanProperty("passed", outcome.holds());
        json.textOrNull("file", head.file());
        json.line(head.line());
        json.text("note", outcome.note().orElse(null));
        json.text("reason", outcome.failure().map(Outcome.Failure::reason).orElse(null));
        outcome.failure().flatMap(Outcome.Failure::packet)
                .ifPresentOrElse(this::packet, () -> json.text("counterexample", null));
        json.generator().writeEndObject();
    }

    private void packet(Explanation packet) {
        json.generator().writeObjectPropertyStart("counterexample");
        json.text("src", ExampleAddress.name(packet.source()));
        json.text("dst", ExampleAddress.name(packet.destination()));
        json.text("protocol", packet.traffic().protocol().name());
        json.generator().writeNumberProperty("port", packet.traffic().port());
        json.text("verdict", packet.verdict().word());
        json.text("why", Outcome.why(packet));
        json.generator().writeArrayPropertyStart("rules");
        rules(packet.verdict()).stream().map(RuleRef::label).distinct().forEach(json.generator()::writeString);
        json.generator().writeEndArray();
        json.generator().writeEndObject();
    }

    /// Those that decide; none where it is the default, or not known.
    private static List<RuleRef> rules(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed(var by) -> by;
            case Verdict.Denied(var by) -> by;
            case Verdict.Unknown _ -> List.of();
        };
    }
}
