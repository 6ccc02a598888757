package dev.weft.mesh;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import java.util.Optional;

/// Whether a kind was read where it counts, and why not. A status of the one namespace goes before that of the whole
/// cluster. A kind of mesh objects that is not served was not read: proxies that run are told by somebody, in a version
/// that is not watched.
record Heard(boolean read, String why) {
    private static final Heard YES = new Heard(true, "");

    static Heard of(ClusterSnapshot snapshot, ResourceKind kind, String namespace) {
        if (snapshot.statuses().isEmpty()) {
            return YES; // made of objects alone
        }
        return status(snapshot, kind, namespace)
                .or(() -> status(snapshot, kind, ""))
                .map(status -> of(kind, status.status()))
                .orElseGet(() -> not(kind, "were not read"));
    }

    private static Heard of(ResourceKind kind, SourceStatus status) {
        return switch (status) {
            case SourceStatus.Live _, SourceStatus.Stale _ -> YES;
            case SourceStatus.Connecting _ -> not(kind, "are not read yet");
            case SourceStatus.Failed(var cause, _) -> not(kind, "could not be read: " + cause);
            case SourceStatus.Absent _ -> not(kind, "are not served in version " + kind.version());
        };
    }

    private static Heard not(ResourceKind kind, String what) {
        return new Heard(false, kind.resource() + " " + what);
    }

    /// Was it ever looked for?
    static boolean asked(ClusterSnapshot snapshot, ResourceKind kind) {
        return snapshot.statuses().isEmpty()
                || snapshot.statuses().stream()
                        .anyMatch(status -> status.kind().resource().equals(kind.resource()));
    }

    private static Optional<KindStatus> status(ClusterSnapshot snapshot, ResourceKind kind, String namespace) {
        return snapshot.statuses().stream()
                .filter(status -> status.kind().resource().equals(kind.resource()))
                .filter(status -> status.namespace().equals(namespace))
                .findFirst();
    }
}
