package dev.weft.policy.oracle;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Workload;
import dev.weft.yaml.ManifestYaml;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// A cluster as YAML documents, so that a failing case can be kept as a folder.
final class ClusterText {
    private ClusterText() {}

    static String of(ClusterSnapshot snapshot) {
        var documents = new StringJoiner("---\n");
        snapshot.contents().namespaces().values().forEach(namespace -> documents.add(
                head("v1", "Namespace", "", namespace.name(), namespace.labels())));
        snapshot.nodes().forEach(node -> documents.add(head("v1", "Node", "", node.ref().name(), node.labels())
                + "status:\n  addresses:\n" + node.addresses().stream()
                        .map(address -> "  - {type: InternalIP, address: \"" + address + "\"}\n")
                        .collect(Collectors.joining())));
        snapshot.pods().forEach(pod -> documents.add(pod(pod)));
        snapshot.workloads().forEach(workload -> workload.template().ifPresent(
                template -> documents.add(workload(workload.ref(), template))));
        snapshot.manifests().forEach(manifest -> documents.add(ManifestYaml.write(manifest)));
        snapshot.statuses().forEach(status -> documents.add("# " + status + "\n"));
        return documents.toString();
    }

    private static String workload(ObjectRef ref, Workload.Template template) {
        var text = new StringBuilder(head("apps/v1", ref.kind(), ref.namespace(), ref.name(), Labels.NONE));
        text.append("spec:\n  replicas: 0\n  template:\n    metadata:\n      labels:\n");
        template.labels().map().forEach((key, value) ->
                text.append("        ").append(key).append(": \"").append(value).append("\"\n"));
        text.append("    spec:\n      hostNetwork: ").append(template.hostNetwork());
        return text.append("\n      containers:\n      - name: main\n        ports:\n")
                .append(ports(template.ports(), "        "))
                .toString();
    }

    private static String ports(List<ContainerPort> ports, String indent) {
        return ports.stream()
                .map(port -> indent + "- {name: \"%s\", protocol: %s, containerPort: %d}%n"
                        .formatted(port.name(), port.protocol(), port.number()))
                .collect(Collectors.joining());
    }

    private static String pod(Pod pod) {
        var text = new StringBuilder(
                head("v1", "Pod", pod.namespace(), pod.ref().name(), pod.labels()));
        text.append("spec:\n  nodeName: \"").append(pod.network().node()).append("\"\n");
        text.append("  hostNetwork: ").append(pod.network().host()).append('\n');
        text.append("  containers:\n  - name: main\n    ports:\n");
        text.append(ports(pod.ports(), "    "));
        text.append("status:\n  phase: ").append(phase(pod.phase())).append("\n  podIPs:\n");
        pod.network().addresses().forEach(address -> text.append("  - ip: \"").append(address).append("\"\n"));
        return text.toString();
    }

    /// A pod made from a template is, without its template, one that has no address yet.
    private static String phase(Pod.Phase phase) {
        var word = phase == Pod.Phase.SYNTHETIC ? Pod.Phase.PENDING.name() : phase.name();
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String head(String version, String kind, String namespace, String name, Labels labels) {
        var text = new StringBuilder("apiVersion: " + version + "\nkind: " + kind + "\n");
        text.append("metadata:\n  name: ").append(name).append('\n');
        if (!namespace.isEmpty()) {
            text.append("  namespace: ").append(namespace).append('\n');
        }
        text.append("  labels:\n");
        labels.map().forEach((key, value) ->
                text.append("    ").append(key).append(": \"").append(value).append("\"\n"));
        return text.toString();
    }
}
