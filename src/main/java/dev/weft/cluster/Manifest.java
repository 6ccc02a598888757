package dev.weft.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A policy resource as read, from whatever source: identity, deeply immutable body (maps, lists, strings, numbers,
/// booleans; a null value is left out), and the place of each field in its text.
public record Manifest(ResourceKind kind, ObjectRef ref, Map<String, Object> body, Origin origin) implements Resource {
    /// Groups whose objects speak to a mesh's proxies. What they say is no policy of the network.
    private static final Set<String> OF_MESHES =
            Set.of("security.istio.io", "networking.istio.io", "policy.linkerd.io");

    /// An object of a mesh, as read: kept apart from policies.
    public record OfMesh(Manifest manifest) implements Resource {
        @Override
        public ObjectRef ref() {
            return manifest.ref();
        }
    }

    public Manifest {
        body = Bodies.frozen(body);
    }

    /// As it is kept in a snapshot: among policies, or among the objects of meshes.
    public Resource filed() {
        return isOfMesh(kind) ? new OfMesh(this) : this;
    }

    /// Do proxies of a mesh listen to this kind, and no network policy?
    public static boolean isOfMesh(ResourceKind kind) {
        return OF_MESHES.contains(kind.group());
    }

    /// `metadata.creationTimestamp` (RFC 3339, whole seconds, so that its order is that of time), if it has one.
    public Optional<String> created() {
        return body.get("metadata") instanceof Map<?, ?> metadata
                        && metadata.get("creationTimestamp") instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /// The body of an object that is new: its name, its namespace if it has one, and `spec`.
    public static Map<String, Object> bodyOf(ResourceKind kind, ObjectRef ref, Map<String, Object> spec) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("name", ref.name());
        if (!ref.namespace().isEmpty()) {
            metadata.put("namespace", ref.namespace());
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("apiVersion", kind.apiVersion());
        body.put("kind", kind.kind());
        body.put("metadata", metadata);
        body.put("spec", spec);
        return body;
    }

    /// `metadata.resourceVersion`, if the object was read from a cluster.
    public Optional<String> resourceVersion() {
        return body.get("metadata") instanceof Map<?, ?> metadata
                        && metadata.get("resourceVersion") instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
