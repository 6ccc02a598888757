package dev.weft.apply;

import dev.weft.cluster.Manifest;
import java.util.Optional;

/// One write, and the live object that it presumes; empty when there must be none. The server refuses it when the live
/// object is another one by then. `way` says nothing for a removal.
public record Attempt(ApplyWish wish, Way way, Optional<Manifest> live) {
    public enum Way {
        /// Server-side apply: refused where another manager owns a field that would change.
        APPLY,
        /// The whole object becomes what was wished, whoever owned its fields.
        REPLACE
    }

    /// The name that Weft's fields bear in `managedFields`.
    public static final String MANAGER = "weft";
}
