package dev.weft.kube;

import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;

/// A Namespace of the API as ours.
final class NamespaceReader {
    private NamespaceReader() {}

    static Namespace read(io.fabric8.kubernetes.api.model.Namespace namespace) {
        var meta = namespace.getMetadata();
        return new Namespace(
                ObjectRef.ofNamespace(meta.getName()), ObjectIdentity.labels(meta), MeshMarks.annotations(meta));
    }
}
