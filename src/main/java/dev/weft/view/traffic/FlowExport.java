package dev.weft.view.traffic;

import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowTraffic;
import dev.weft.session.FlowRows;
import dev.weft.session.TableWish;
import dev.weft.topology.format.Csv;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Rows of the flow table as lines of a file: CSV with a header, or one JSON object a line, whose fields are those of
/// the command line. What is not known is empty, and null.
public enum FlowExport {
    CSV("flows.csv") {
        @Override
        public Stream<String> lines(List<FlowRows.Row> rows) {
            return Stream.concat(Stream.of(HEADER), rows.stream().map(FlowExport::csv));
        }
    },
    JSON_LINES("flows.jsonl") {
        @Override
        public Stream<String> lines(List<FlowRows.Row> rows) {
            return rows.stream().map(FlowExport::json);
        }
    };

    private static final String HEADER = "src,dst,protocol,port,verdict,policy,policy_then,source,connections,events,"
            + "bytes,per_second,policies,request,first,last";

    private final String file;

    FlowExport(String file) {
        this.file = file;
    }

    /// The name that is offered.
    public String file() {
        return file;
    }

    public abstract Stream<String> lines(List<FlowRows.Row> rows);

    static String csv(FlowRows.Row row) {
        var key = row.seen().key();
        var stats = row.seen().stats();
        var counts = stats.counts();
        return Csv.line(Stream.of(
                        key.source().text(),
                        key.destination().text(),
                        key.traffic().protocol().name(),
                        key.traffic().port() == FlowTraffic.NO_PORT ? "" : String.valueOf(key.traffic().port()),
                        key.verdict().word(),
                        FlowCells.word(row.seen().now()),
                        FlowCells.word(stats.word()),
                        key.by(),
                        text(counts.connections()),
                        String.valueOf(counts.events()),
                        text(counts.bytes()),
                        FlowCells.text(TableWish.Column.RATE, row).replace("/s", ""),
                        FlowRows.policies(row),
                        stats.facts().request(),
                        stats.first().toString(),
                        stats.last().toString()));
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : "";
    }

    static String json(FlowRows.Row row) {
        var key = row.seen().key();
        var stats = row.seen().stats();
        var counts = stats.counts();
        return "{\"src\": " + json(key.source().text())
                + ", \"dst\": " + json(key.destination().text())
                + ", \"protocol\": " + json(key.traffic().protocol().name())
                + ", \"port\": " + (key.traffic().port() == FlowTraffic.NO_PORT ? "null" : key.traffic().port())
                + ", \"verdict\": " + json(key.verdict().word())
                + ", \"policy\": " + json(FlowCells.word(row.seen().now()))
                + ", \"policyThen\": " + json(FlowCells.word(stats.word()))
                + ", \"source\": " + json(key.by())
                + ", \"connections\": " + number(counts.connections())
                + ", \"events\": " + counts.events()
                + ", \"bytes\": " + number(counts.bytes())
                + ", \"mtls\": " + known(stats.facts().security().mtls())
                + ", \"policies\": " + policies(row)
                + ", \"first\": " + json(stats.first().toString())
                + ", \"last\": " + json(stats.last().toString()) + "}";
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : "null";
    }

    private static String known(FlowFacts.Known known) {
        return switch (known) {
            case YES -> "true";
            case NO -> "false";
            case PARTLY -> "\"partly\"";
            case UNKNOWN -> "null";
        };
    }

    private static String policies(FlowRows.Row row) {
        var facts = row.seen().stats().facts();
        return Stream.concat(facts.allowedBy().stream(), facts.deniedBy().stream())
                .map(policy -> json(policy.label()))
                .sorted()
                .distinct()
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// Source: RFC 8259, section 7.
    private static String json(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < ' ') {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
