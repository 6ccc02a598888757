package dev.weft.kube;

import dev.weft.cluster.Labels;
import dev.weft.cluster.Pod;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What objects show of service meshes, and how that is written back.
///
/// Sources: Istio, "Resource Annotations" and the sidecar injector's template; Linkerd, `pkg/k8s/labels.go` and its
/// proxy's environment.
public final class MeshMarks {
    /// Its value is a long account of what was injected: that it is there is all that counts.
    private static final String INJECTED = "sidecar.istio.io/status";
    private static final Set<String> READ = Set.of(
            INJECTED, "sidecar.istio.io/inject", "inject.istio.io/templates", "ambient.istio.io/redirection",
            "ambient.istio.io/bypass-inbound-capture", "linkerd.io/inject");
    private static final List<String> FAMILIES = List.of("traffic.sidecar.istio.io/", "config.linkerd.io/");
    private static final Set<String> PROXIES = Set.of("istio-proxy", "linkerd-proxy");
    private static final String INBOUND = "LINKERD2_PROXY_INBOUND_DEFAULT_POLICY";

    private MeshMarks() {}

    /// Is this the name of a mesh proxy's container?
    public static boolean isProxy(String container) {
        return PROXIES.contains(container);
    }

    static Pod.MeshMarks of(@Nullable ObjectMeta meta, @Nullable PodSpec spec) {
        var annotations = annotations(meta);
        var proxies = proxies(spec);
        return annotations.map().isEmpty() && proxies.isEmpty()
                ? Pod.MeshMarks.NONE
                : new Pod.MeshMarks(annotations, proxies);
    }

    static Labels annotations(@Nullable ObjectMeta meta) {
        if (meta == null || meta.getAnnotations() == null) {
            return Labels.NONE;
        }
        var read = new TreeMap<String, String>();
        ObjectIdentity.texts(meta.getAnnotations()).forEach((key, value) -> {
            if (READ.contains(key) || FAMILIES.stream().anyMatch(key::startsWith)) {
                read.put(key, key.equals(INJECTED) ? "" : value);
            }
        });
        return Labels.of(read);
    }

    /// An init container that is started again and again is a sidecar too. Source: Kubernetes documentation, "Sidecar
    /// Containers".
    private static List<Pod.MeshMarks.Proxy> proxies(@Nullable PodSpec spec) {
        if (spec == null) {
            return List.of();
        }
        var sidecars = Present.<Container>of(spec.getInitContainers())
                .filter(container -> "Always".equals(container.getRestartPolicy()));
        return Stream.concat(Present.<Container>of(spec.getContainers()), sidecars)
                .filter(container -> isProxy(ObjectIdentity.text(container.getName())))
                .map(container -> new Pod.MeshMarks.Proxy(container.getName(), inbound(container)))
                .toList();
    }

    private static String inbound(Container container) {
        return Present.<EnvVar>of(container.getEnv())
                .filter(variable -> INBOUND.equals(variable.getName()))
                .map(variable -> ObjectIdentity.text(variable.getValue()))
                .findFirst()
                .orElse("");
    }

    /// A container that is read as the same proxy again.
    static Map<String, Object> container(Pod.MeshMarks.Proxy proxy) {
        return proxy.inbound().isEmpty()
                ? Map.of("name", proxy.container())
                : Map.of(
                        "name", proxy.container(), "env", List.of(Map.of("name", INBOUND, "value", proxy.inbound())));
    }
}
