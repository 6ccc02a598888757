package dev.weft.cli.flows;

import dev.weft.cli.Json;
import dev.weft.cli.Printed;
import dev.weft.cli.Table;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowAggregator;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowWindow;
import dev.weft.flow.PolicyWord;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All flows added up, each edge once for each source that saw it, printed at the end: `weft.flows/1`, a table, or
/// text.
final class SummaryOutlet implements Intake.Outlet {
    /// Longer than anybody listens.
    private static final Duration ALWAYS = Duration.ofDays(36_500);
    private static final List<String> COLUMNS = List.of(
            "src", "dst", "protocol", "port", "verdict", "source", "connections", "events", "bytes", "bytesOut",
            "bytesIn", "requests", "errors", "mtls", "policies", "dropReason", "policyWord", "first", "last");

    private final String format;
    private final PrintWriter out;
    private final FlowAggregator flows = new FlowAggregator(ALWAYS);
    private Instant newest = Instant.EPOCH;

    /// `format` is `txt`, `json` or `csv`.
    SummaryOutlet(String format, PrintWriter out) {
        this.format = format;
        this.out = out;
    }

    @Override
    public void flow(Flow flow, PolicyWord word, EndNames names) {
        flows.add(flow);
        flows.judge(_ -> word);
        newest = flow.last().isAfter(newest) ? flow.last() : newest;
    }

    @Override
    public void status(FlowSourceStatus status) {
        flows.status(status);
    }

    @Override
    public void idle() {
        // a summary has nothing to show before its end
    }

    @Override
    public void end(EndNames names) {
        var window = flows.window(newest);
        var edges = edges(window, names);
        switch (format) {
            case "json" -> json(window.sources(), edges);
            case "csv" -> csv(edges);
            default -> edges.forEach(seen -> out.println(Printed.line(text(seen))));
        }
        out.flush();
    }

    private static Collection<Seen> edges(FlowWindow window, EndNames names) {
        var edges = new TreeMap<Seen.Key, Seen>();
        window.flows().forEach((key, stats) -> {
            var seen = seen(key, stats, names);
            edges.merge(seen.key(), seen, Seen::and);
        });
        return edges.values();
    }

    private static Seen seen(FlowKey key, FlowStats stats, EndNames names) {
        return new Seen(
                new Seen.Key(
                        names.of(key.source()), names.of(key.destination()), key.traffic(), key.verdict(), key.by()),
                new Seen.Times(stats.first(), stats.last()),
                stats.counts(),
                stats.rates(),
                stats.facts(),
                stats.word());
    }

    private void json(List<FlowSourceStatus> sources, Collection<Seen> edges) {
        try (var json = new Json(out)) {
            var generator = json.generator();
            generator.writeStartObject();
            json.text("format", "weft.flows/1");
            generator.writeArrayPropertyStart("sources");
            for (var source : sources) {
                generator.writeStartObject();
                json.text("name", source.name());
                json.text("status", word(source.status()));
                generator.writeNumberProperty("lost", source.lost());
                json.textOrNull("message", message(source));
                generator.writeEndObject();
            }
            generator.writeEndArray();
            generator.writeArrayPropertyStart("edges");
            edges.forEach(new SeenJson(generator)::write);
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }

    /// Who was not heard until the end has failed.
    private static String word(SourceStatus status) {
        return switch (status) {
            case SourceStatus.Live _ -> "live";
            case SourceStatus.Stale _ -> "stale";
            case SourceStatus.Failed _, SourceStatus.Connecting _, SourceStatus.Absent _ -> "failed";
        };
    }

    /// One line for people, empty where there is nothing to say.
    static String message(FlowSourceStatus source) {
        return switch (source.status()) {
            case SourceStatus.Live _ -> source.detail();
            case SourceStatus.Connecting(var doing) -> "was not heard: " + doing;
            case SourceStatus.Stale(_, var cause) -> cause;
            case SourceStatus.Failed(var cause, var remedy) -> cause + "; " + remedy;
            case SourceStatus.Absent _ -> "is not there";
        };
    }

    private void csv(Collection<Seen> edges) {
        var table = Table.csv(out);
        table.header(COLUMNS);
        edges.forEach(seen -> table.row(row(seen)));
    }

    private static List<String> row(Seen seen) {
        var key = seen.key();
        var counts = seen.counts();
        var row = new ArrayList<>(List.of(
                key.source(),
                key.destination(),
                key.traffic().protocol().name(),
                key.traffic().exact().map(exact -> Integer.toString(exact.port())).orElse(""),
                key.verdict().word(),
                key.by()));
        row.add(number(counts.connections()));
        row.add(Long.toString(counts.events()));
        Stream.of(counts.bytes(), counts.bytesOut(), counts.bytesIn(), counts.requests(), counts.errors())
                .map(SummaryOutlet::number)
                .forEach(row::add);
        row.add(switch (seen.facts().security().mtls()) {
            case YES -> "true";
            case NO -> "false";
            case PARTLY -> "partly";
            case UNKNOWN -> "";
        });
        row.add(LinesOutlet.policies(seen).collect(Collectors.joining(", ")));
        row.add(seen.facts().dropReason());
        row.add(seen.word().name().toLowerCase(Locale.ROOT));
        row.add(seen.times().first().toString());
        row.add(seen.times().last().toString());
        return row;
    }

    private static String number(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    /// `shop/web[Deployment] => shop/db[StatefulSet] : TCP 5432, forwarded, 12 connections (demo)`.
    private static String text(Seen seen) {
        var key = seen.key();
        var counts = seen.counts();
        var figures = Stream.of(
                        key.verdict().word(),
                        counts.connections().isPresent()
                                ? counted(counts.connections(), "connection")
                                : counted(OptionalLong.of(counts.events()), "event"),
                        counted(counts.requests(), "request"),
                        counted(counts.bytes(), "byte"),
                        seen.facts().dropReason(),
                        LinesOutlet.policies(seen).map(label -> "by " + label).collect(Collectors.joining(", ")))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
        return "%s => %s : %s, %s (%s)"
                .formatted(key.source(), key.destination(), key.traffic(), figures, key.by());
    }

    private static String counted(OptionalLong number, String noun) {
        return number.isEmpty() ? "" : number.getAsLong() + " " + noun + (number.getAsLong() == 1 ? "" : "s");
    }
}
