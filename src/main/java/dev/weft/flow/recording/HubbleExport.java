package dev.weft.flow.recording;

import dev.weft.cluster.Problem;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.hubble.HubbleJsonLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Hubble exports (`hubble observe -o json`), made into a recording without a cluster, so that it is played like
/// any other. Each step of a flow stands at its own time.
final class HubbleExport {
    private static final String HUBBLE = "hubble";

    private final Path export;
    private final Path file;
    private final ObjectShapes shapes;
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable RecordingWriter writer;

    private HubbleExport(Path export, Path file, ObjectShapes shapes) {
        this.export = export;
        this.file = file;
        this.shapes = shapes;
    }

    /// A recording in a temporary file, and what was wrong with the export.
    record Made(Path file, List<Problem> problems) {}

    static boolean isOne(Path path) throws IOException {
        try (var lines = BoundedLines.of(path)) {
            return lines.next().filter(HubbleJsonLines::looksLikeOne).isPresent();
        }
    }

    static Made recorded(Path export, ObjectShapes shapes) throws IOException {
        var made = new HubbleExport(export, Files.createTempFile("weft-", ".weft"), shapes);
        made.file.toFile().deleteOnExit();
        return made.write();
    }

    private Made write() throws IOException {
        var nobody = new SnapshotBuilder("no cluster").snapshot();
        long lost = HubbleJsonLines.read(export, nobody, this::flow, line -> problems.add(problem(line)));
        var open = writer;
        if (open == null) {
            throw new UnreadableRecording(
                    problem("holds no flow of Hubble's; export some with hubble observe -o json"));
        }
        if (lost > 0) {
            problems.add(problem("Hubble had lost " + lost + " events; nothing to do"));
        }
        open.close();
        return new Made(file, List.copyOf(problems));
    }

    private void flow(Flow flow) {
        var open = writer;
        try {
            if (open == null) {
                open = RecordingWriter.to(file, shapes, flow.first());
                open.status(flow.first(), status(flow.first()));
                writer = open;
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        open.flow(flow.last(), flow);
    }

    private static FlowSourceStatus status(Instant since) {
        return new FlowSourceStatus(HUBBLE, new SourceStatus.Live(since), 0, "exported");
    }

    private Problem problem(String line) {
        int remedy = line.lastIndexOf("; ");
        return Problem.warning(
                Problem.Place.of(String.valueOf(export.getFileName())),
                remedy < 0 ? line : line.substring(0, remedy),
                remedy < 0 ? "nothing to do" : line.substring(remedy + 2));
    }
}
