package dev.weft.kube;

import dev.weft.cluster.Problem;
import dev.weft.cluster.Resource;
import dev.weft.yaml.YamlDocument;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/// Documents of the kinds whose shape fabric8 knows, by way of its types to our records.
final class TypedObjects {
    /// By kind and API version. Older versions of these kinds are not served by any cluster of today.
    private static final Map<String, Map<String, Class<? extends HasMetadata>>> TYPES = Map.ofEntries(
            type("Namespace", "v1", Namespace.class),
            type("Node", "v1", Node.class),
            type("Pod", "v1", Pod.class),
            type("Service", "v1", Service.class),
            type("ReplicationController", "v1", ReplicationController.class),
            type("Deployment", "apps/v1", Deployment.class),
            type("ReplicaSet", "apps/v1", ReplicaSet.class),
            type("StatefulSet", "apps/v1", StatefulSet.class),
            type("DaemonSet", "apps/v1", DaemonSet.class),
            type("Job", "batch/v1", Job.class),
            type("CronJob", "batch/v1", CronJob.class),
            type("EndpointSlice", "discovery.k8s.io/v1", EndpointSlice.class),
            type("Ingress", "networking.k8s.io/v1", Ingress.class));

    private final KubernetesSerialization serialization =
            new KubernetesSerialization(JsonMapper.builder().build(), false);
    private final Consumer<Problem> problems;

    TypedObjects(Consumer<Problem> problems) {
        this.problems = problems;
    }

    private static Map.Entry<String, Map<String, Class<? extends HasMetadata>>> type(
            String kind, String apiVersion, Class<? extends HasMetadata> type) {
        return Map.entry(kind, Map.of(apiVersion, type));
    }

    static boolean knows(String apiVersion, String kind) {
        return TYPES.getOrDefault(kind, Map.of()).containsKey(apiVersion);
    }

    /// The API version in which a kind is read; empty for an unknown kind.
    static Optional<String> versionOf(String kind) {
        return TYPES.getOrDefault(kind, Map.of()).keySet().stream().findFirst();
    }

    /// Empty, with a problem, when a field has the wrong type; `label` names the object in it.
    Optional<Resource> read(YamlDocument document, String label) {
        var type = TYPES.getOrDefault(text(document.body().get("kind")), Map.of())
                .get(text(document.body().get("apiVersion")));
        if (type == null) {
            return Optional.empty();
        }
        try {
            return Resources.read(serialization.convertValue(withoutManagedFields(document.body()), type));
        } catch (JacksonException | IllegalArgumentException misfit) {
            problems.accept(misfit(document, label, misfit));
            return Optional.empty();
        }
    }

    /// What other programs own of an object has odd shapes, and nobody here reads it.
    private static Map<String, Object> withoutManagedFields(Map<String, Object> body) {
        if (!(body.get("metadata") instanceof Map<?, ?> metadata) || !metadata.containsKey("managedFields")) {
            return body;
        }
        var slim = new HashMap<>(body);
        var slimMetadata = new HashMap<Object, Object>(metadata);
        slimMetadata.remove("managedFields");
        slim.put("metadata", slimMetadata);
        return slim;
    }

    private static Problem misfit(YamlDocument document, String label, RuntimeException misfit) {
        var path = path(misfit);
        var place = new Problem.Place(
                label, path, document.origin().file(), document.origin().line(path));
        return Problem.error(place, "has a value of the wrong type, so the object is left out", "correct the value");
    }

    private static String path(@Nullable Throwable misfit) {
        if (misfit == null) {
            return "";
        }
        if (!(misfit instanceof DatabindException databind)) {
            return path(misfit.getCause());
        }
        return databind.getPath().stream()
                .map(TypedObjects::step)
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String step(JacksonException.Reference step) {
        return step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName();
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
