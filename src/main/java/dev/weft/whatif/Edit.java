package dev.weft.whatif;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;

/// One named step of a draft.
public sealed interface Edit {
    /// The policy is new, or replaces the one of the same identity. `text` is the YAML as the user wrote it.
    record PutPolicy(Manifest manifest, String text) implements Edit {}

    record RemovePolicy(ObjectRef ref) implements Edit {}

    /// Which policy it is about.
    default ObjectRef policy() {
        return switch (this) {
            case PutPolicy(var manifest, _) -> manifest.ref();
            case RemovePolicy(var ref) -> ref;
        };
    }

    /// What the history calls it: `Edit NetworkPolicy shop/db-in`, `Remove NetworkPolicy shop/db-in`.
    default String title() {
        return switch (this) {
            case PutPolicy _ -> "Edit " + policy().label();
            case RemovePolicy _ -> "Remove " + policy().label();
        };
    }
}
