package dev.weft.kube.live;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Origin;
import dev.weft.cluster.Resource;
import dev.weft.cluster.ResourceKind;
import dev.weft.kube.MeshMarks;
import dev.weft.kube.Resources;
import dev.weft.kube.api.ApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One kind of object and how it becomes a record of ours: typed, as metadata alone, or generic (a policy).
///
/// What nobody looks at is dropped on arrival: `managedFields`, often half of an object, the copy of itself that
/// kubectl leaves in an annotation, and most of a pod: to read tens of thousands whole takes longer than all the rest.
final class KindReader {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final Set<String> OF_CONTAINER = Set.of("name", "ports");
    private static final Set<String> OF_PROXY = Set.of("name", "ports", "restartPolicy", "env");
    private static final KubernetesSerialization TYPED = new KubernetesSerialization();
    private static final JsonMapper JSON = new JsonMapper();

    private final ResourceKind kind;
    private final @Nullable Class<? extends HasMetadata> type;
    private final boolean metadataOnly;

    private KindReader(ResourceKind kind, @Nullable Class<? extends HasMetadata> type, boolean metadataOnly) {
        this.kind = kind;
        this.type = type;
        this.metadataOnly = metadataOnly;
    }

    static KindReader typed(ResourceKind kind, Class<? extends HasMetadata> type) {
        return new KindReader(kind, type, false);
    }

    /// The server is asked for the metadata only; one that sends all the same loses the rest here.
    static KindReader metadata(ResourceKind kind) {
        return new KindReader(kind, null, true);
    }

    static KindReader policy(ResourceKind kind) {
        return new KindReader(kind, null, false);
    }

    ResourceKind kind() {
        return kind;
    }

    /// The Accept header for a list, or for a watch. Source: API concepts, "Metadata-only fetches".
    String accept(boolean list) {
        return metadataOnly
                ? "application/json;as=PartialObjectMetadata" + (list ? "List" : "") + ";g=meta.k8s.io;v=v1,"
                        + ApiServer.JSON
                : ApiServer.JSON;
    }

    /// Empty for an object without a name.
    Optional<ObjectRef> ref(JsonNode object) {
        var metadata = object.path("metadata");
        var name = metadata.path("name").asString("");
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(kind.ref(metadata.path("namespace").asString(""), name));
    }

    static String resourceVersion(JsonNode object) {
        return object.path("metadata").path("resourceVersion").asString("");
    }

    /// Empty for an object that is of no use to Weft. Throws a RuntimeException for one that does not look like its
    /// kind.
    Optional<Resource> read(ObjectNode object) {
        var ref = ref(object);
        if (ref.isEmpty()) {
            return Optional.empty();
        }
        scrub(object);
        if (Manifest.isOfMesh(kind)) {
            object.remove("status");
        }
        if (type == Pod.class) {
            prune(object);
        }
        if (metadataOnly) {
            return Optional.of(Resources.metadataOnly(
                    kind, TYPED.convertValue(object.get("metadata"), ObjectMeta.class)));
        }
        return type == null
                ? Optional.of(new Manifest(kind, ref.get(), body(object), Origin.LIVE).filed())
                : Resources.read(TYPED.convertValue(object, type));
    }

    private static void scrub(ObjectNode object) {
        if (object.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
            if (metadata.get("annotations") instanceof ObjectNode annotations) {
                annotations.remove(LAST_APPLIED);
                if (annotations.isEmpty()) {
                    metadata.remove("annotations");
                }
            }
        }
    }

    /// What is left is what [dev.weft.kube.Resources] reads of a pod.
    private static void prune(ObjectNode pod) {
        if (pod.get("spec") instanceof ObjectNode spec) {
            spec.retain("nodeName", "hostNetwork", "containers", "initContainers");
            Stream.of(spec.path("containers"), spec.path("initContainers")).forEach(containers -> {
                for (var container : containers) {
                    if (container instanceof ObjectNode one) {
                        one.retain(MeshMarks.isProxy(one.path("name").asString("")) ? OF_PROXY : OF_CONTAINER);
                    }
                }
            });
        }
        if (pod.get("status") instanceof ObjectNode status) {
            status.retain("phase", "podIP", "podIPs");
        }
    }

    /// With the two fields that objects in a list lack, in the order of a file.
    @SuppressWarnings("unchecked") // a JSON object is a map of texts
    private Map<String, Object> body(ObjectNode object) {
        var body = new java.util.LinkedHashMap<String, Object>();
        body.put("apiVersion", kind.apiVersion());
        body.put("kind", kind.kind());
        body.putAll(JSON.treeToValue(object, Map.class));
        return body;
    }
}
