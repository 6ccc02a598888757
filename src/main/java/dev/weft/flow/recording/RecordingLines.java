package dev.weft.flow.recording;

import dev.weft.cluster.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The entries of a file in their order, read as they are asked for. What is damaged is passed over and said.
///
/// Threads: confined to one.
/// Cost: about 10 us a flow.
final class RecordingLines implements Closeable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FAMILY = "weft.recording/";
    private static final String TIME = "{\"t\":";
    private static final String FLOW = ",\"flow\":";

    private final String file;
    private final BoundedLines lines;
    private final Instant started;
    private final RecordingLine reader;
    private final boolean newer;
    private int broken;
    private String damage = "";
    private long last;
    private boolean ended;

    private RecordingLines(String file, BoundedLines lines, JsonNode header, ObjectShapes shapes) {
        this.file = file;
        this.lines = lines;
        this.started = Instant.parse(header.path("started").asString(""));
        this.reader = new RecordingLine(shapes, started);
        this.newer = !header.path("format").asString("").equals(RecordingWriter.FORMAT);
    }

    /// Throws [UnreadableRecording] for a file that is none, and other exceptions when there is no such file.
    static RecordingLines of(Path path, ObjectShapes shapes) throws IOException {
        var file = String.valueOf(path.getFileName());
        var lines = BoundedLines.of(path);
        try {
            var header = JSON.readTree(lines.next().orElse(""));
            if (header.path("format").asString("").startsWith(FAMILY)) {
                return new RecordingLines(file, lines, header, shapes);
            }
        } catch (JacksonException | DateTimeException | IOException noHeader) {
            lines.close();
            throw none(file);
        }
        lines.close();
        throw none(file);
    }

    private static UnreadableRecording none(String file) {
        return new UnreadableRecording(Problem.error(
                Problem.Place.of(file),
                "is no recording of Weft",
                "name a file that was written with --record"));
    }

    Instant started() {
        return started;
    }

    /// The time of the entry that was read last.
    long last() {
        return last;
    }

    /// Empty at the end, or where the file is cut off.
    Optional<RecordingEntry> next() {
        while (true) {
            var line = line();
            if (line.isEmpty()) {
                return Optional.empty();
            }
            var entry = entry(line.get());
            if (entry.isPresent()) {
                last = entry.get().millis();
                ended |= entry.get() instanceof RecordingEntry.End;
                return entry;
            }
        }
    }

    /// Goes on to the end, looking at flows no closer than at their time.
    void skim() {
        for (var line = line(); line.isPresent(); line = line()) {
            long time = timeOfFlow(line.get());
            if (time >= 0) {
                last = Math.max(last, time);
            } else {
                entry(line.get()).ifPresent(entry -> {
                    last = entry.millis();
                    ended |= entry instanceof RecordingEntry.End;
                });
            }
        }
    }

    /// -1 where it is no flow, or does not look as Weft writes it.
    private static long timeOfFlow(String line) {
        int comma = line.indexOf(',');
        if (!line.startsWith(TIME) || comma < 0 || !line.startsWith(FLOW, comma) || !line.endsWith("}}")) {
            return -1;
        }
        try {
            return Long.parseLong(line, TIME.length(), comma, 10);
        } catch (NumberFormatException noTime) {
            return -1;
        }
    }

    private Optional<String> line() {
        try {
            return lines.next();
        } catch (IOException damaged) {
            damage = String.valueOf(damaged.getMessage());
            return Optional.empty();
        }
    }

    private Optional<RecordingEntry> entry(String line) {
        if (line.isBlank()) {
            return Optional.empty();
        }
        try {
            return reader.read(JSON.readTree(line)).map(this::inOrder);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            broken++;
            return Optional.empty();
        }
    }

    private RecordingEntry inOrder(RecordingEntry entry) {
        long at = Math.max(last, entry.millis());
        return switch (entry) {
            case RecordingEntry.OfCluster(_, var change) -> new RecordingEntry.OfCluster(at, change);
            case RecordingEntry.OfFlow(_, var flow) -> new RecordingEntry.OfFlow(at, flow);
            case RecordingEntry.OfSource(_, var status) -> new RecordingEntry.OfSource(at, status);
            case RecordingEntry.Name(_, var cluster) -> new RecordingEntry.Name(at, cluster);
            case RecordingEntry.End _ -> new RecordingEntry.End(at);
        };
    }

    /// What was wrong so far, one line each; whole once the end was reached.
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (newer) {
            problems.add(warning("was written by a newer version of Weft", "update Weft to see what is left out"));
        }
        if (!damage.isEmpty() || !ended) {
            problems.add(warning(
                    "is cut off or damaged after " + PlayTime.text(last) + (damage.isEmpty() ? "" : ": " + damage),
                    "nothing to do: what stands before is played"));
        }
        if (broken > 0) {
            problems.add(warning(
                    broken + (broken == 1 ? " line is" : " lines are") + " broken and left out", "record it again"));
        }
        return problems;
    }

    private Problem warning(String message, String remedy) {
        return Problem.warning(Problem.Place.of(file), message, remedy);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException alreadyRead) {
            damage = String.valueOf(alreadyRead.getMessage());
        }
    }
}
