package dev.weft.whatif;

import dev.weft.cluster.Labels;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Workload;

/// One change to one object.
public sealed interface Edit {
    /// The policy is new, or replaces the one of the same identity. `text` is the YAML as the user wrote it.
    record PutPolicy(Manifest manifest, String text) implements Edit {}

    record RemovePolicy(ObjectRef ref) implements Edit {}

    /// A pod, a namespace, or a workload gets these labels in place of all it has. Of a workload its template, and each
    /// of its pods keeps the labels that it has beside those of the template (a hash, an index).
    record Relabel(ObjectRef object, Labels labels) implements Edit {}

    /// A workload that is not there yet, as its template: policies are asked about the pods it would have.
    record PutWorkload(Workload workload) implements Edit {}

    /// With its pods, and the ReplicaSets or Jobs between.
    record RemoveWorkload(ObjectRef ref) implements Edit {}

    /// Which object it is about.
    default ObjectRef object() {
        return switch (this) {
            case PutPolicy(var manifest, _) -> manifest.ref();
            case RemovePolicy(var ref) -> ref;
            case Relabel(var ref, _) -> ref;
            case PutWorkload(var workload) -> workload.ref();
            case RemoveWorkload(var ref) -> ref;
        };
    }

    /// Is it about a policy?
    default boolean ofPolicy() {
        return switch (this) {
            case PutPolicy _, RemovePolicy _ -> true;
            case Relabel _, PutWorkload _, RemoveWorkload _ -> false;
        };
    }

    /// What the history calls it: `Edit NetworkPolicy shop/db-in`, `Remove NetworkPolicy shop/db-in`.
    default String title() {
        return switch (this) {
            case PutPolicy _ -> "Edit " + object().label();
            case RemovePolicy _, RemoveWorkload _ -> "Remove " + object().label();
            case Relabel(_, var labels) -> "Label " + object().label() + " as " + labels;
            case PutWorkload _ -> "Add " + object().label();
        };
    }
}
