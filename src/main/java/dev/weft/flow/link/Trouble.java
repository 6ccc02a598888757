package dev.weft.flow.link;

import dev.weft.cluster.SourceStatus;
import java.time.Instant;
import java.util.Optional;

/// Why a source is not heard. `cause` is one sentence for people, `remedy` one imperative sentence. `passing` trouble
/// may go away by itself; any other stays until somebody changes something, but is tried again as well.
public record Trouble(String cause, String remedy, boolean passing) {
    public static Trouble passing(String cause, String remedy) {
        return new Trouble(cause, remedy, true);
    }

    public static Trouble lasting(String cause, String remedy) {
        return new Trouble(cause, remedy, false);
    }

    /// What was seen stays while there is hope. `lastSeen` is our clock; empty when nothing was ever heard.
    public SourceStatus status(Optional<Instant> lastSeen) {
        return passing && lastSeen.isPresent()
                ? new SourceStatus.Stale(lastSeen.get(), cause)
                : new SourceStatus.Failed(cause, remedy);
    }
}
