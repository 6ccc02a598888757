package dev.weft.whatif;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import java.util.Optional;

/// A policy that a draft is about and that somebody changed in the cluster meanwhile. `original` is how it was when it
/// was first edited, `live` how it is now; either is empty where it is not there.
public record Conflict(ObjectRef policy, Optional<Manifest> original, Optional<Manifest> live) {
    /// One sentence: what happened to it.
    public String words() {
        var what = live.isEmpty() ? "was removed" : original.isEmpty() ? "was made by somebody else" : "was changed";
        return policy.label() + " " + what + " in the cluster after you began to edit it";
    }
}
