package dev.weft.cluster;

import java.time.Instant;

/// How well a source, or one kind of it, is heard. Part of every frame, so the screen can always say "as of when".
public sealed interface SourceStatus {
    /// Not heard yet. `detail` says what is being done, e.g. "reading pods, 1500 so far".
    record Connecting(String detail) implements SourceStatus {}

    record Live(Instant since) implements SourceStatus {}

    /// Still shown, but the watch is down. `lastSeen` is our clock, not the server's.
    record Stale(Instant lastSeen, String cause) implements SourceStatus {}

    /// `remedy` is one imperative sentence for the user, e.g. "run: kubectl auth can-i list pods -A".
    record Failed(String cause, String remedy) implements SourceStatus {}

    /// The API server does not serve this kind (a CRD that is not installed): not a fault.
    record Absent() implements SourceStatus {}

    /// `live`, `stale`, `failed`, `connecting`, `absent`.
    default String word() {
        return switch (this) {
            case Connecting _ -> "connecting";
            case Live _ -> "live";
            case Stale _ -> "stale";
            case Failed _ -> "failed";
            case Absent _ -> "absent";
        };
    }
}
