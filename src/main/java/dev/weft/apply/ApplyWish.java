package dev.weft.apply;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import java.util.List;
import java.util.Optional;

/// One object as the user wants the cluster to have it. `base` is the live object as it stood when the draft began;
/// empty when there was none.
public sealed interface ApplyWish {
    record Put(Manifest manifest, Optional<Manifest> base) implements ApplyWish {
        @Override
        public ObjectRef ref() {
            return manifest.ref();
        }

        @Override
        public ResourceKind kind() {
            return manifest.kind();
        }
    }

    record Remove(ObjectRef ref, ResourceKind kind, Optional<Manifest> base) implements ApplyWish {}

    /// What some wishes put, in their order.
    static List<Manifest> put(List<ApplyWish> wishes) {
        return wishes.stream()
                .filter(Put.class::isInstance)
                .map(wish -> ((Put) wish).manifest())
                .toList();
    }

    /// What some wishes remove, in their order.
    static List<ObjectRef> removed(List<ApplyWish> wishes) {
        return wishes.stream().filter(Remove.class::isInstance).map(ApplyWish::ref).toList();
    }

    ObjectRef ref();

    ResourceKind kind();

    Optional<Manifest> base();

    /// `Create NetworkPolicy shop/web`, `Change ...`, `Remove ...`.
    default String title() {
        return switch (this) {
            case Put put -> (put.base().isEmpty() ? "Create " : "Change ") + ref().label();
            case Remove _ -> "Remove " + ref().label();
        };
    }
}
