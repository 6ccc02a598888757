package dev.weft.flow.recording;

import dev.weft.cluster.Change;
import dev.weft.cluster.Origin;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads one line of `weft.recording/1`.
final class RecordingLine {
    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectShapes shapes;
    private final Instant started;

    RecordingLine(ObjectShapes shapes, Instant started) {
        this.shapes = shapes;
        this.started = started;
    }

    /// Empty for a line of a kind that this version does not know, and for an object that nobody looks at. Throws
    /// [IllegalArgumentException] for one that is broken.
    Optional<RecordingEntry> read(JsonNode line) {
        long at = line.path("t").asLong(-1);
        if (at < 0) {
            throw new IllegalArgumentException("no time");
        }
        try {
            return read(at, line);
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException("no time: " + noTime.getMessage(), noTime);
        }
    }

    private Optional<RecordingEntry> read(long at, JsonNode line) {
        if (line.has("flow")) {
            return Optional.of(new RecordingEntry.OfFlow(at, FlowReading.read(line.path("flow"))));
        }
        if (line.has("put")) {
            return shapes.read(tree(line.path("put")), origin(line))
                    .map(resource -> new RecordingEntry.OfCluster(at, new Change.Put(resource)));
        }
        if (line.has("remove")) {
            return EndText.ref(line.path("remove").asString(""))
                    .map(ref -> new RecordingEntry.OfCluster(at, new Change.Remove(ref)));
        }
        if (line.has("source")) {
            return Optional.of(new RecordingEntry.OfSource(at, StatusLine.source(line.path("source"))));
        }
        return rare(at, line);
    }

    private Optional<RecordingEntry> rare(long at, JsonNode line) {
        if (line.has("kind")) {
            return Optional.of(new RecordingEntry.OfCluster(
                    at, new Change.Status(StatusLine.kind(line.path("kind")))));
        }
        if (line.has("problem")) {
            return Optional.of(new RecordingEntry.OfCluster(
                    at, new Change.Report(ProblemLine.read(line.path("problem")))));
        }
        if (line.has("synced")) {
            return Optional.of(new RecordingEntry.OfCluster(at, new Change.Synced(started.plusMillis(at))));
        }
        if (line.has("cluster")) {
            return Optional.of(new RecordingEntry.Name(at, line.path("cluster").asString("")));
        }
        return line.has("end") ? Optional.of(new RecordingEntry.End(at)) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // a JSON object is a map of texts
    private static Map<String, Object> tree(JsonNode object) {
        if (!object.isObject()) {
            throw new IllegalArgumentException("no object");
        }
        return JSON.treeToValue(object, Map.class);
    }

    private static Origin origin(JsonNode line) {
        if (!line.has("file")) {
            return Origin.LIVE;
        }
        var lines = new HashMap<String, Integer>();
        line.path("lines").properties().forEach(entry -> lines.put(entry.getKey(), entry.getValue().asInt(0)));
        return new Origin(line.path("file").asString(""), lines);
    }
}
