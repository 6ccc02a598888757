package dev.weft.flow.recording;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Origin;
import dev.weft.cluster.Resource;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowSourceStatus;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Writes `weft.recording/1`: see `src/docs/recording.md`.
///
/// Threads: confined to one.
/// Cost: about 100 bytes a flow before gzip takes nine tenths of them.
public final class RecordingWriter implements FlowRecorder {
    static final String FORMAT = "weft.recording/1";
    private static final int BUFFER = 1 << 16;
    /// What a crash may cost: lines are handed to the disk this often.
    private static final long FLUSH_MILLIS = 1000;

    private final ObjectShapes shapes;
    private final Instant started;
    private final OutputStream out;
    private final JsonGenerator json;
    private @Nullable ClusterSnapshot before;
    private long last;
    private long flushed;
    private boolean closed;

    private RecordingWriter(OutputStream out, ObjectShapes shapes, Instant started) {
        this.out = out;
        this.shapes = shapes;
        this.started = started;
        this.json = new JsonMapper().writer().withRootValueSeparator("").createGenerator(out);
    }

    /// A file that is there already is replaced. `started` is now.
    public static RecordingWriter to(Path file, ObjectShapes shapes, Instant started) throws IOException {
        var zipped = new GZIPOutputStream(Files.newOutputStream(file), BUFFER, true);
        var writer = new RecordingWriter(new BufferedOutputStream(zipped, BUFFER), shapes, started);
        writer.header();
        return writer;
    }

    private void header() {
        json.writeStartObject();
        json.writeStringProperty("format", FORMAT);
        json.writeStringProperty("started", started.toString());
        endLine();
        flush();
    }

    @Override
    public void cluster(Instant at, ClusterSnapshot snapshot) {
        written(at, () -> {
            var old = before;
            if (old == null) {
                line("cluster", () -> json.writeString(snapshot.stamp().source()));
            }
            if (old == null || old.number() != snapshot.number()) {
                differences(old, snapshot);
                before = snapshot;
            }
        });
    }

    private void differences(@Nullable ClusterSnapshot old, ClusterSnapshot now) {
        var was = old == null ? List.<Map<ObjectRef, ? extends Resource>>of() : maps(old);
        var is = maps(now);
        for (int i = 0; i < is.size(); i++) {
            differences(was.isEmpty() ? Map.of() : was.get(i), is.get(i));
        }
        var statuses = new HashSet<>(old == null ? List.of() : old.statuses());
        now.statuses().stream().filter(status -> !statuses.contains(status)).forEach(status ->
                line("kind", () -> StatusLine.write(json, status)));
        var problems = new HashSet<>(old == null ? List.of() : old.problems());
        now.problems().stream().filter(problem -> !problems.contains(problem)).forEach(problem ->
                line("problem", () -> ProblemLine.write(json, problem)));
        if (now.stamp().synced() && (old == null || !old.stamp().synced())) {
            line("synced", () -> json.writeBoolean(true));
        }
    }

    private static List<Map<ObjectRef, ? extends Resource>> maps(ClusterSnapshot snapshot) {
        var contents = snapshot.contents();
        return List.of(
                contents.namespaces(),
                contents.running().nodes(),
                contents.running().workloads(),
                contents.running().pods(),
                contents.entrances().services(),
                contents.entrances().slices(),
                contents.entrances().ingresses(),
                contents.manifests(),
                contents.meshes());
    }

    private void differences(Map<ObjectRef, ? extends Resource> was, Map<ObjectRef, ? extends Resource> is) {
        is.forEach((ref, resource) -> {
            if (!Objects.equals(was.get(ref), resource)) {
                put(resource);
            }
        });
        was.keySet().stream()
                .filter(ref -> !is.containsKey(ref))
                .forEach(ref -> line("remove", () -> json.writeString(EndText.of(ref))));
    }

    private void put(Resource resource) {
        json.writeStartObject();
        json.writeNumberProperty("t", last);
        json.writeName("put");
        json.writePOJO(shapes.write(resource));
        switch (resource) {
            case Manifest manifest -> origin(manifest.origin());
            case Manifest.OfMesh(var manifest) -> origin(manifest.origin());
            default -> {}
        }
        endLine();
    }

    private void origin(Origin origin) {
        if (!origin.equals(Origin.LIVE)) {
            json.writeStringProperty("file", origin.file());
            json.writeName("lines");
            json.writePOJO(origin.lines());
        }
    }

    @Override
    public void flow(Instant at, Flow flow) {
        written(at, () -> line("flow", () -> FlowLine.write(json, flow)));
    }

    @Override
    public void status(Instant at, FlowSourceStatus status) {
        written(at, () -> line("source", () -> StatusLine.write(json, status)));
    }

    private void written(Instant at, Runnable lines) {
        if (closed) {
            return;
        }
        last = Math.max(last, at.toEpochMilli() - started.toEpochMilli()); // a clock that is set back stands still
        try {
            lines.run();
            if (last - flushed >= FLUSH_MILLIS) {
                flush();
            }
        } catch (JacksonException unwritable) {
            throw new UncheckedIOException(new IOException(unwritable.getOriginalMessage(), unwritable));
        }
    }

    private void line(String name, Runnable value) {
        json.writeStartObject();
        json.writeNumberProperty("t", last);
        json.writeName(name);
        value.run();
        endLine();
    }

    private void endLine() {
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void flush() {
        json.flush();
        flushed = last;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            line("end", () -> json.writeBoolean(true));
            json.close();
            out.close();
        } catch (JacksonException unwritable) {
            throw new UncheckedIOException(new IOException(unwritable.getOriginalMessage(), unwritable));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
