package dev.weft.kube;

import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who an object is, as its metadata says: identity, labels, controller.
///
/// Assumes nothing about the metadata: any part of it may be missing.
final class ObjectIdentity {
    /// Where a namespaced object without a namespace goes. Source: kubectl, which applies it to `default`.
    static final String DEFAULT_NAMESPACE = "default";

    private ObjectIdentity() {}

    static boolean named(HasMetadata object) {
        return object.getMetadata() != null && !text(object.getMetadata().getName()).isEmpty();
    }

    /// Of a namespaced object.
    static ObjectRef ref(HasMetadata object) {
        var meta = object.getMetadata();
        return new ObjectRef(
                group(object.getApiVersion()), text(object.getKind()), namespace(meta), text(meta.getName()));
    }

    static String namespace(ObjectMeta meta) {
        var namespace = text(meta.getNamespace());
        return namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace;
    }

    static Labels labels(@Nullable ObjectMeta meta) {
        return meta == null ? Labels.NONE : Labels.of(texts(meta.getLabels()));
    }

    /// The one owner that manages the object. Source: meta/v1 OwnerReference ("There cannot be more than one managing
    /// controller").
    static Optional<ObjectRef> controller(ObjectMeta meta) {
        return Present.of(meta.getOwnerReferences())
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .filter(owner -> !text(owner.getName()).isEmpty())
                .findFirst()
                .map(owner -> ownerRef(owner, namespace(meta)));
    }

    /// An owner stands in the namespace of its dependent, unless its kind has none; of those only Node owns pods.
    private static ObjectRef ownerRef(OwnerReference owner, String namespace) {
        var kind = text(owner.getKind());
        return new ObjectRef(group(owner.getApiVersion()), kind, kind.equals("Node") ? "" : namespace, owner.getName());
    }

    /// `apps` of `apps/v1`, empty of `v1`.
    static String group(@Nullable String apiVersion) {
        var version = text(apiVersion);
        int slash = version.indexOf('/');
        return slash < 0 ? "" : version.substring(0, slash);
    }

    /// Without missing keys; a missing value is the empty text, as the API server stores it.
    static Map<String, String> texts(@Nullable Map<String, String> map) {
        var kept = new TreeMap<String, String>();
        if (map != null) {
            map.forEach((key, value) -> {
                if (key != null) {
                    kept.put(key, text(value));
                }
            });
        }
        return kept;
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
