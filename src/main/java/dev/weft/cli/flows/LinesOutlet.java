package dev.weft.cli.flows;

import dev.weft.cli.Printed;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.PolicyWord;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Each flow as one line: a JSON object, or text for people.
final class LinesOutlet implements Intake.Outlet {
    private final boolean asJson;
    private final PrintWriter out;
    private final JsonGenerator json;

    LinesOutlet(boolean asJson, PrintWriter out) {
        this.asJson = asJson;
        this.out = out;
        this.json = JsonMapper.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                .build()
                .writer()
                .withRootValueSeparator("")
                .createGenerator(out);
    }

    @Override
    public void flow(Flow flow, PolicyWord word, EndNames names) {
        var seen = seen(flow, word, names);
        if (asJson) {
            new SeenJson(json).write(seen);
            json.flush();
            out.println();
        } else {
            out.println(Printed.line(text(seen)));
        }
    }

    static Seen seen(Flow flow, PolicyWord word, EndNames names) {
        var key = flow.key();
        return new Seen(
                new Seen.Key(
                        names.of(key.source()), names.of(key.destination()), key.traffic(), key.verdict(), key.by()),
                new Seen.Times(flow.first(), flow.last()),
                flow.counts(),
                flow.rates(),
                flow.facts(),
                word);
    }

    /// `2026-01-01T00:00:00Z  shop/web[Deployment] -> shop/db[StatefulSet]  TCP 5432  DROPPED  hubble  policy denied
    /// (133), by NetworkPolicy shop/db-in`.
    private static String text(Seen seen) {
        var key = seen.key();
        var remarks = Stream.of(
                        Stream.of(seen.facts().dropReason(), seen.facts().request()),
                        policies(seen).map(label -> "by " + label))
                .flatMap(each -> each)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
        return Stream.of(
                        seen.times().last().toString(),
                        key.source() + " -> " + key.destination(),
                        key.traffic().toString(),
                        key.verdict().word().toUpperCase(Locale.ROOT),
                        key.by(),
                        remarks)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("  "));
    }

    static Stream<String> policies(Seen seen) {
        return Stream.of(seen.facts().allowedBy(), seen.facts().deniedBy())
                .flatMap(Collection::stream)
                .map(ref -> ref.label())
                .distinct()
                .sorted();
    }

    @Override
    public void status(FlowSourceStatus status) {
        // said on standard error by whoever listens
    }

    @Override
    public void idle() {
        out.flush();
    }

    @Override
    public void end(EndNames names) {
        out.flush();
    }
}
