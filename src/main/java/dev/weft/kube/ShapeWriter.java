package dev.weft.kube;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.EndpointSlice;
import dev.weft.cluster.Ingress;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.Node;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Resource;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Service;
import dev.weft.cluster.Workload;
import dev.weft.net.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Our records as Kubernetes objects: the readers of this room make the same records of them.
final class ShapeWriter {
    /// On a pod that no cluster runs.
    static final String SYNTHETIC = "weft.dev/synthetic";
    private static final String SERVICE_LABEL = "kubernetes.io/service-name";

    private ShapeWriter() {}

    static Map<String, Object> write(Resource resource) {
        return switch (resource) {
            case Namespace it -> object("v1", it.ref(), marked(it.labels(), it.annotations().map()));
            case Node it -> with(
                    object("v1", it.ref(), labelled(it.labels())),
                    "status",
                    Map.of("addresses", it.addresses().stream().map(ShapeWriter::nodeAddress).toList()));
            case Pod it -> pod(it);
            case Workload it -> workload(it);
            case Service it -> with(object("v1", it.ref(), Map.of()), "spec", service(it));
            case EndpointSlice it -> slice(it);
            case Ingress it -> with(
                    object("networking.k8s.io/v1", it.ref(), Map.of()), "spec", ingress(it));
            case Manifest it -> it.body();
            case Manifest.OfMesh(var it) -> it.body();
        };
    }

    private static Map<String, Object> object(String apiVersion, ObjectRef ref, Map<String, Object> more) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("name", ref.name());
        if (!ref.namespace().isEmpty()) {
            metadata.put("namespace", ref.namespace());
        }
        metadata.putAll(more);
        var object = new LinkedHashMap<String, Object>();
        object.put("apiVersion", apiVersion);
        object.put("kind", ref.kind());
        object.put("metadata", metadata);
        return object;
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        map.put(key, value);
        return map;
    }

    private static Map<String, Object> labelled(Labels labels) {
        return labels.map().isEmpty() ? Map.of() : Map.of("labels", labels.map());
    }

    private static Map<String, Object> marked(Labels labels, Map<String, String> annotations) {
        var more = new LinkedHashMap<>(labelled(labels));
        if (!annotations.isEmpty()) {
            more.put("annotations", annotations);
        }
        return more;
    }

    private static Map<String, Object> nodeAddress(IpAddress address) {
        return Map.of("type", "InternalIP", "address", address.toString());
    }

    private static Map<String, Object> pod(Pod pod) {
        var annotations = new TreeMap<>(pod.network().mesh().annotations().map());
        if (pod.phase() == Pod.Phase.SYNTHETIC) {
            annotations.put(SYNTHETIC, "true");
        }
        var more = marked(pod.labels(), annotations);
        if (!pod.owner().equals(pod.ref())) {
            more.put("ownerReferences", List.of(owner(pod.owner())));
        }
        var spec = containers(pod.ports(), pod.network().host(), pod.network().mesh());
        if (!pod.network().node().isEmpty()) {
            spec.put("nodeName", pod.network().node());
        }
        var status = new LinkedHashMap<String, Object>();
        if (pod.phase() != Pod.Phase.SYNTHETIC) {
            status.put("phase", capital(pod.phase().name()));
        }
        status.put(
                "podIPs",
                pod.network().addresses().stream().map(address -> Map.of("ip", address.toString())).toList());
        return with(with(object("v1", pod.ref(), more), "spec", spec), "status", status);
    }

    private static Map<String, Object> owner(ObjectRef owner) {
        return Map.of(
                "apiVersion", apiVersion(owner), "kind", owner.kind(), "name", owner.name(), "controller", true);
    }

    private static String apiVersion(ObjectRef ref) {
        return ref.group().isEmpty() ? "v1" : ref.group() + "/v1";
    }

    private static Map<String, Object> containers(List<ContainerPort> ports, boolean host, Pod.MeshMarks mesh) {
        var spec = new LinkedHashMap<String, Object>();
        if (host) {
            spec.put("hostNetwork", true);
        }
        var containers = new ArrayList<Map<String, Object>>();
        if (!ports.isEmpty()) {
            containers.add(Map.of("name", "all", "ports", ports.stream().map(ShapeWriter::containerPort).toList()));
        }
        mesh.proxies().forEach(proxy -> containers.add(MeshMarks.container(proxy)));
        if (!containers.isEmpty()) {
            spec.put("containers", containers);
        }
        return spec;
    }

    private static Map<String, Object> containerPort(ContainerPort port) {
        return named(port.name(), Map.of("protocol", port.protocol().name(), "containerPort", port.number()));
    }

    private static Map<String, Object> named(String name, Map<String, Object> map) {
        var all = new LinkedHashMap<>(map);
        if (!name.isEmpty()) {
            all.put("name", name);
        }
        return all;
    }

    private static Map<String, Object> workload(Workload workload) {
        var more = workload.owner()
                .<Map<String, Object>>map(owner -> Map.of("ownerReferences", List.of(owner(owner))))
                .orElse(Map.of());
        var object = object(apiVersion(workload.ref()), workload.ref(), more);
        var spec = new LinkedHashMap<String, Object>();
        if (workload.replicas() >= 0) {
            spec.put("replicas", workload.replicas());
        }
        workload.template().ifPresent(template -> spec.put("template", Map.of(
                "metadata", marked(template.labels(), template.mesh().annotations().map()),
                "spec", containers(template.ports(), template.hostNetwork(), template.mesh()))));
        if (spec.isEmpty()) {
            return object;
        }
        return with(object, "spec", workload.ref().kind().equals("CronJob")
                ? Map.of("jobTemplate", Map.of("spec", spec))
                : spec);
    }

    private static Map<String, Object> service(Service service) {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("type", switch (service.type()) {
            case CLUSTER_IP, HEADLESS -> "ClusterIP";
            case NODE_PORT -> "NodePort";
            case LOAD_BALANCER -> "LoadBalancer";
            case EXTERNAL_NAME -> "ExternalName";
        });
        if (service.type() == Service.Type.HEADLESS) {
            spec.put("clusterIP", "None");
        } else if (!service.addresses().isEmpty()) {
            spec.put("clusterIPs", service.addresses().stream().map(IpAddress::toString).toList());
        }
        service.selector().ifPresent(selector -> spec.put("selector", labels(selector)));
        service.externalName().ifPresent(name -> spec.put("externalName", name));
        spec.put("ports", service.ports().stream().map(ShapeWriter::servicePort).toList());
        return spec;
    }

    /// A Service selects by equal labels alone.
    private static Map<String, String> labels(Selector selector) {
        return selector.requirements().stream().collect(Collectors.toMap(
                Selector.Requirement::key, requirement -> requirement.values().getFirst()));
    }

    private static Map<String, Object> servicePort(Service.Port port) {
        return named(port.name(), Map.of(
                "protocol", port.protocol().name(),
                "port", port.number(),
                "targetPort", port.targetName().isEmpty() ? (Object) port.target() : port.targetName()));
    }

    private static Map<String, Object> slice(EndpointSlice slice) {
        var object = object(
                "discovery.k8s.io/v1",
                slice.ref(),
                Map.of("labels", Map.of(SERVICE_LABEL, slice.service().name())));
        object.put("addressType", slice.backends().stream().anyMatch(it -> it.address().v6()) ? "IPv6" : "IPv4");
        object.put("endpoints", slice.backends().stream().map(ShapeWriter::backend).toList());
        object.put("ports", slice.ports().stream()
                .map(port -> named(port.name(), Map.of("protocol", port.protocol().name(), "port", port.number())))
                .toList());
        return object;
    }

    private static Map<String, Object> backend(EndpointSlice.Backend backend) {
        var end = new LinkedHashMap<String, Object>();
        end.put("addresses", List.of(backend.address().toString()));
        end.put("conditions", Map.of("ready", backend.ready()));
        backend.pod().ifPresent(pod -> end.put(
                "targetRef", Map.of("kind", "Pod", "namespace", pod.namespace(), "name", pod.name())));
        return end;
    }

    private static Map<String, Object> ingress(Ingress ingress) {
        var spec = new LinkedHashMap<String, Object>();
        if (!ingress.ingressClass().isEmpty()) {
            spec.put("ingressClassName", ingress.ingressClass());
        }
        var rules = new ArrayList<Map<String, Object>>();
        for (var route : ingress.routes()) {
            if (route.path().isEmpty()) {
                spec.put("defaultBackend", routeTo(route));
            } else {
                var rule = new LinkedHashMap<String, Object>();
                if (!route.host().isEmpty()) {
                    rule.put("host", route.host());
                }
                rule.put("http", Map.of("paths", List.of(
                        Map.of("path", route.path(), "pathType", "Prefix", "backend", routeTo(route)))));
                rules.add(rule);
            }
        }
        spec.put("rules", rules);
        spec.put("tls", List.of(Map.of("hosts", ingress.tlsHosts())));
        return spec;
    }

    private static Map<String, Object> routeTo(Ingress.Route route) {
        var service = new LinkedHashMap<String, Object>();
        service.put("name", route.service().name());
        if (!route.port().isEmpty()) {
            service.put(
                    "port",
                    route.port().matches("\\d{1,5}")
                            ? Map.of("number", Integer.valueOf(route.port()))
                            : Map.of("name", route.port()));
        }
        return Map.of("service", service);
    }

    private static String capital(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
