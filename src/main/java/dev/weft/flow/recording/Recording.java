package dev.weft.flow.recording;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ClusterSource;
import dev.weft.cluster.Problem;
import dev.weft.flow.FlowCatalogue;
import dev.weft.flow.FlowContext;
import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A recording that was opened: its cluster and its flows as sources, and the time line that drives both. The flows
/// keep the names of those who saw them.
public final class Recording implements AutoCloseable {
    public static final String NAME = "recording";

    private final Path path;
    private final ObjectShapes shapes;
    private final Contents contents;
    private final Playback playback;

    /// What a first look through the file has found. `initial` builds the cluster as it was at the start.
    private record Contents(
            Instant started, long millis, String cluster, List<Change> initial, List<Problem> problems) {}

    private Recording(Path path, ObjectShapes shapes, Contents contents) {
        this.path = path;
        this.shapes = shapes;
        this.contents = contents;
        this.playback = new Playback(
                new Playback.Tape(contents.started(), contents.millis(), contents.initial(), this::lines));
    }

    /// Looks through the whole file once, at some tens of MB a second. What Hubble exports as JSON is read too; it has
    /// no cluster inside. Throws [UnreadableRecording] when it is neither.
    public static Recording open(Path path, ObjectShapes shapes) throws IOException {
        if (HubbleExport.isOne(path)) {
            var made = HubbleExport.recorded(path, shapes);
            return open(made.file(), shapes, made.problems());
        }
        return open(path, shapes, List.of());
    }

    private static Recording open(Path path, ObjectShapes shapes, List<Problem> more) throws IOException {
        try (var lines = RecordingLines.of(path, shapes)) {
            return new Recording(path, shapes, look(lines, more));
        }
    }

    private static Contents look(RecordingLines lines, List<Problem> more) {
        var initial = new ArrayList<Change>();
        var cluster = "";
        boolean atStart = true;
        while (atStart) {
            switch (lines.next().orElse(null)) {
                case RecordingEntry.OfCluster(_, var change) -> {
                    initial.add(change);
                    atStart = !(change instanceof Change.Synced);
                }
                case RecordingEntry.Name(_, var name) -> cluster = name;
                case null -> atStart = false;
                case RecordingEntry.OfFlow _, RecordingEntry.OfSource _, RecordingEntry.End _ -> atStart = false;
            }
        }
        lines.skim();
        var problems = new ArrayList<>(more);
        problems.addAll(lines.problems());
        return new Contents(lines.started(), lines.last(), cluster, List.copyOf(initial), List.copyOf(problems));
    }

    private RecordingLines lines() throws IOException {
        return RecordingLines.of(path, shapes);
    }

    public Instant started() {
        return contents.started();
    }

    public Duration length() {
        return Duration.ofMillis(contents.millis());
    }

    /// What is wrong with the file; what was readable is played all the same.
    public List<Problem> problems() {
        return contents.problems();
    }

    /// Is there a cluster inside?
    public boolean hasCluster() {
        return !contents.initial().isEmpty();
    }

    public Playback playback() {
        return playback;
    }

    /// Everything at once, in order, on this thread; ends early once `until` (counted from the start) is reached.
    public void read(Duration until, Consumer<RecordingEntry> entries) throws IOException {
        try (var lines = lines()) {
            for (var next = lines.next();
                    next.isPresent() && next.get().millis() <= until.toMillis();
                    next = lines.next()) {
                entries.accept(next.get());
            }
        }
    }

    /// The cluster as it was, changing as it did.
    public ClusterSource cluster() {
        return new ClusterSource() {
            @Override
            public String name() {
                var was = contents.cluster();
                return "recording " + path.getFileName() + (was.isEmpty() ? "" : " of " + was);
            }

            @Override
            public void start(Consumer<Change> sink) {
                playback.show(sink);
            }

            @Override
            public void close() {
                playback.close();
            }
        };
    }

    /// The flows, as one source by the name of [#NAME]; each flow keeps the name of who saw it.
    public FlowSource flows() {
        return new FlowSource() {
            @Override
            public String name() {
                return NAME;
            }

            @Override
            public void start(FlowContext context, FlowSink sink) {
                playback.tell(sink);
            }

            @Override
            public void close() {
                playback.tellNobody();
            }
        };
    }

    /// The recording is the only flow source of its session.
    public FlowCatalogue catalogue() {
        var offer = new FlowOffer(
                NAME,
                String.valueOf(path.getFileName()),
                PlayTime.text(contents.millis()) + " of what was seen from " + contents.started(),
                FlowOffer.State.READY,
                "");
        return new FlowCatalogue() {
            @Override
            public List<FlowOffer> offers(ClusterSnapshot snapshot) {
                return List.of(offer);
            }

            @Override
            public Optional<FlowSource> open(String source, Set<String> consented) {
                return source.equals(NAME) ? Optional.of(flows()) : Optional.empty();
            }
        };
    }

    @Override
    public void close() {
        playback.close();
    }
}
