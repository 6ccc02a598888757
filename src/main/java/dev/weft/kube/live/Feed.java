package dev.weft.kube.live;

import dev.weft.cluster.Change;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem;
import dev.weft.cluster.Resource;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import dev.weft.kube.api.Fault;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// From objects as they arrive to changes, for one kind in one namespace (or everywhere). Remembers what it has
/// sent, so that a second list sends only what differs and takes back what is gone, and that a change of something
/// nobody looks at (a heartbeat, a counter in a status) is no change.
///
/// Threads: confined to one at a time; `known` is shared with the other feeds of the kind, each minding its namespace.
final class Feed {
    private final KindReader reader;
    private final String namespace;
    private final Map<ObjectRef, Sent> known;
    private final Consumer<Change> sink;
    private @Nullable SourceStatus status;
    private boolean pictured;
    private Instant heard = Instant.EPOCH;

    /// What an object last came to, as of which resourceVersion; nothing when it was of no use.
    record Sent(String version, Optional<Resource> resource) {}

    /// `known`: everything of this kind that was heard of; safe for several threads.
    Feed(KindReader reader, String namespace, Map<ObjectRef, Sent> known, Consumer<Change> sink) {
        this.reader = reader;
        this.namespace = namespace;
        this.known = known;
        this.sink = sink;
    }

    KindReader reader() {
        return reader;
    }

    ResourceKind kind() {
        return reader.kind();
    }

    String namespace() {
        return namespace;
    }

    /// Sends the object if it differs from what was sent before.
    void put(ObjectNode object) {
        heard();
        var found = reader.ref(object);
        if (found.isEmpty()) {
            return;
        }
        var ref = found.get();
        var version = KindReader.resourceVersion(object);
        var before = known.get(ref);
        if (before != null && !version.isEmpty() && version.equals(before.version())) {
            return;
        }
        var resource = read(ref, object);
        if (resource.isPresent() && (before == null || !resource.equals(before.resource()))) {
            sink.accept(new Change.Put(resource.get()));
        } else if (resource.isEmpty() && before != null && before.resource().isPresent()) {
            sink.accept(new Change.Remove(ref));
        }
        known.put(ref, new Sent(version, resource));
    }

    private Optional<Resource> read(ObjectRef ref, ObjectNode object) {
        try {
            return reader.read(object);
        } catch (RuntimeException unlike) {
            sink.accept(new Change.Report(unreadable(ref)));
            return Optional.empty();
        }
    }

    private static Problem unreadable(ObjectRef ref) {
        return Problem.error(
                Problem.Place.of(ref.label()),
                "does not look like its kind and is left out",
                "compare it with: kubectl explain " + ref.kind().toLowerCase(java.util.Locale.ROOT));
    }

    void remove(JsonNode object) {
        heard();
        reader.ref(object).ifPresent(this::remove);
    }

    private void remove(ObjectRef ref) {
        var sent = known.remove(ref);
        if (sent != null && sent.resource().isPresent()) {
            sink.accept(new Change.Remove(ref));
        }
    }

    /// After a whole list: what is not among `present` went away while nobody looked.
    void listed(Set<ObjectRef> present) {
        known.keySet().stream().filter(this::mine).filter(ref -> !present.contains(ref)).forEach(this::remove);
    }

    private boolean mine(ObjectRef ref) {
        return namespace.isEmpty() || ref.namespace().equals(namespace) || ref.name().equals(namespace);
    }

    void heard() {
        heard = Instant.now();
    }

    Instant lastHeard() {
        return heard;
    }

    /// Whether a whole list was read once, so that there is a picture which can grow old.
    boolean pictured() {
        return pictured;
    }

    void live() {
        heard();
        pictured = true;
        if (!(status instanceof SourceStatus.Live)) {
            say(new SourceStatus.Live(Instant.now()));
        }
    }

    /// While there is no picture yet.
    void progress(String detail) {
        if (!pictured) {
            say(new SourceStatus.Connecting(detail));
        }
    }

    void failed(Fault fault) {
        say(new SourceStatus.Failed(fault.cause(), fault.remedy()));
    }

    /// The picture stays; it is as old as `seen`, or as the last word of this kind if that is younger.
    void stale(Instant seen, Fault fault) {
        if (!(status instanceof SourceStatus.Stale(_, var cause)) || !cause.equals(fault.cause())) {
            say(new SourceStatus.Stale(heard.isAfter(seen) ? heard : seen, fault.cause()));
        }
    }

    /// Not served, or out of scope: nothing of it is there.
    void absent() {
        listed(Set.of());
        pictured = false;
        say(new SourceStatus.Absent());
    }

    private void say(SourceStatus next) {
        if (!next.equals(status)) {
            status = next;
            sink.accept(new Change.Status(new KindStatus(kind(), namespace, next)));
        }
    }
}
