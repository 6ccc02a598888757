package dev.weft.flow.hubble;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.Flow;
import dev.weft.flow.hubble.event.HubbleEvent;
import dev.weft.flow.hubble.event.HubbleJson;
import dev.weft.flow.hubble.event.HubbleMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What Hubble writes as JSON, one event a line: `hubble observe -o json` or `jsonpb`, and the files of its exporter.
///
/// The same edges come out as from the live stream, in steps of one second of the file's own time.
public final class HubbleJsonLines {
    private static final long SECOND = 1_000_000_000L;
    private static final long TURN = 30 * SECOND;
    private static final int MOST_COMPLAINTS = 5;

    private final JsonMapper mapper = JsonMapper.shared();
    private final SeenEvents seen = new SeenEvents();
    private final HubbleFlows flows;
    private final Consumer<Flow> sink;
    private final Consumer<String> problems;
    private long sent;
    private long turned;
    private long newest;
    private long lost;
    private int complaints;

    private HubbleJsonLines(ClusterSnapshot cluster, Consumer<Flow> sink, Consumer<String> problems) {
        this.flows = new HubbleFlows(() -> cluster);
        this.sink = sink;
        this.problems = problems;
    }

    /// Reads the file to its end and returns how many events Hubble says it lost. Addresses are looked up in
    /// `cluster`. A line that cannot be read is left out and told in one line, the first few of them at least.
    public static long read(Path file, ClusterSnapshot cluster, Consumer<Flow> sink, Consumer<String> problems)
            throws IOException {
        var reading = new HubbleJsonLines(cluster, sink, problems);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 1;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                reading.line(file, number++, line);
            }
        }
        return reading.end(file);
    }

    /// Is this the beginning of such a file?
    public static boolean looksLikeOne(String firstLine) {
        var line = firstLine.strip();
        return (line.startsWith("{") && (line.contains("\"flow\"") || line.contains("\"verdict\"")))
                || line.startsWith("{\"lost_events\"");
    }

    private void line(Path file, int number, String line) {
        if (line.isBlank()) {
            return;
        }
        try {
            switch (HubbleJson.message(mapper.readTree(line)).orElse(HubbleMessage.LeftOut.UNKNOWN)) {
                case HubbleEvent event -> take(event);
                case HubbleMessage.Lost gone -> lost += gone.events();
                default -> {}
            }
        } catch (JacksonException garbled) {
            complain(file + ": line " + number + ": no JSON; leave the line out, or export again");
        }
    }

    private void complain(String problem) {
        if (++complaints <= MOST_COMPLAINTS) {
            problems.accept(problem);
        }
    }

    private void take(HubbleEvent event) {
        newest = Math.max(newest, event.time);
        if (sent == 0) {
            sent = newest;
            turned = newest;
        }
        if (newest - sent >= SECOND) {
            flush();
        }
        if (newest - turned >= TURN) {
            turned = newest;
            flows.turn();
        }
        if (seen.isNew(event)) {
            flows.add(event);
        }
    }

    private void flush() {
        sent = newest;
        flows.flush(sink, Duration.ZERO);
    }

    /// What is undecided when the file ends stays unknown: two turns say so.
    private long end(Path file) {
        flows.turn();
        flows.turn();
        flows.turn();
        flush();
        if (complaints > MOST_COMPLAINTS) {
            problems.accept(file + ": " + (complaints - MOST_COMPLAINTS) + " more lines that are no JSON");
        }
        return lost;
    }
}
