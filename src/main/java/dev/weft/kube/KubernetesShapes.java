package dev.weft.kube;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Origin;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Resource;
import dev.weft.cluster.ResourceKind;
import dev.weft.flow.recording.ObjectShapes;
import dev.weft.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Objects of the cluster in the shape of the Kubernetes API, written and read back: what a recording keeps.
///
/// Of an object only what Weft knows of it is written; of a policy its whole body, without what servers and kubectl put
/// there beside.
///
/// Threads: from any, one at a time.
public final class KubernetesShapes implements ObjectShapes {
    private final List<ResourceKind> policies;

    /// `policies` are the kinds that stay whole, as manifests.
    public KubernetesShapes(List<ResourceKind> policies) {
        this.policies = List.copyOf(policies);
    }

    @Override
    public Map<String, Object> write(Resource resource) {
        return switch (resource) {
            case Manifest manifest -> scrubbed(manifest.body());
            case Manifest.OfMesh(var manifest) -> scrubbed(manifest.body());
            default -> ShapeWriter.write(resource);
        };
    }

    private static Map<String, Object> scrubbed(Map<String, Object> body) {
        var slim = new LinkedHashMap<>(body);
        if (body.get("metadata") instanceof Map<?, ?> metadata) {
            var kept = new LinkedHashMap<String, Object>();
            metadata.forEach((key, value) -> kept.put(String.valueOf(key), value));
            kept.remove("managedFields");
            if (metadata.get("annotations") instanceof Map<?, ?> annotations) {
                var others = new LinkedHashMap<Object, Object>(annotations);
                others.remove("kubectl.kubernetes.io/last-applied-configuration");
                kept.put("annotations", others);
            }
            slim.put("metadata", kept);
        }
        return slim;
    }

    @Override
    public Optional<Resource> read(Map<String, Object> tree, Origin origin) {
        var policy = policies.stream()
                .filter(kind -> kind.kind().equals(tree.get("kind"))
                        && kind.apiVersion().equals(tree.get("apiVersion")))
                .findFirst();
        if (policy.isPresent()) {
            return manifest(policy.get(), tree, origin);
        }
        var misfits = new ArrayList<>();
        return new TypedObjects(misfits::add)
                .read(new YamlDocument(tree, origin), "")
                .map(resource -> synthetic(tree, resource));
    }

    private static Optional<Resource> manifest(ResourceKind kind, Map<String, Object> tree, Origin origin) {
        return tree.get("metadata") instanceof Map<?, ?> metadata && metadata.get("name") instanceof String name
                ? Optional.of(new Manifest(
                        kind,
                        kind.ref(metadata.get("namespace") instanceof String namespace
                                ? namespace
                                : ObjectIdentity.DEFAULT_NAMESPACE, name),
                        tree,
                        origin).filed())
                : Optional.empty();
    }

    /// A pod that Weft made from a template is told by its mark: the API has no phase for it.
    private static Resource synthetic(Map<String, Object> tree, Resource resource) {
        return resource instanceof Pod pod
                        && tree.get("metadata") instanceof Map<?, ?> metadata
                        && metadata.get("annotations") instanceof Map<?, ?> annotations
                        && annotations.containsKey(ShapeWriter.SYNTHETIC)
                ? new Pod(pod.ref(), pod.labels(), pod.owner(), pod.network(), Pod.Phase.SYNTHETIC, pod.ports())
                : resource;
    }
}
