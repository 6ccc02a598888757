package dev.weft.flow.demo;

import dev.weft.flow.FlowVerdict;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Who talks to whom in the demo cluster, and how often. The text is ours: a mistake in it is a bug.
record DemoScript(List<Line> lines) {
    /// One pair. An end is `namespace/workload`, `node/name` or an address; `rate` is connections a second of all pods
    /// together, `bytes` those of one connection.
    record Line(Ends ends, Traffic traffic, double rate, long bytes, FlowVerdict verdict) {}

    record Ends(String source, String destination) {}

    private static final String FILE = "/demo/traffic.csv";
    private static final int COLUMNS = 7;

    DemoScript {
        lines = List.copyOf(lines);
    }

    /// The script that ships with Weft.
    static DemoScript shipped() {
        try (var stream = Objects.requireNonNull(DemoScript.class.getResourceAsStream(FILE), FILE)) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Comma-separated, the first line names the columns, `#` begins a comment.
    static DemoScript parse(String text) {
        var rows = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).skip(1).toList();
        var lines = new ArrayList<Line>();
        for (var row : rows) {
            var words = row.split(",", -1);
            if (words.length != COLUMNS) {
                throw new IllegalArgumentException("not " + COLUMNS + " columns: " + row);
            }
            lines.add(line(words));
        }
        return new DemoScript(lines);
    }

    private static Line line(String[] words) {
        var protocol = Protocol.named(words[2]).orElseThrow(() -> new IllegalArgumentException(words[2]));
        return new Line(
                new Ends(words[0], words[1]),
                new Traffic(protocol, Integer.parseInt(words[3])),
                Double.parseDouble(words[4]),
                Long.parseLong(words[5]),
                FlowVerdict.valueOf(words[6].toUpperCase(Locale.ROOT)));
    }
}
