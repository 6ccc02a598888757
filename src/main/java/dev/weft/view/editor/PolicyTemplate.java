package dev.weft.view.editor;

import dev.weft.cluster.Labels;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A first text for a new NetworkPolicy: it isolates the selected workload for ingress and lets in its own namespace,
/// on the ports it declares. A start that can be read at a glance, not a recommendation.
public final class PolicyTemplate {
    private PolicyTemplate() {}

    /// For every pod of a namespace.
    public static String ofNamespace(String namespace) {
        return text(namespace, "isolate-" + namespace, "{}", List.of());
    }

    public static String ofWorkload(Frame frame, TopologyNode node) {
        var name = node.object().map(ref -> ref.name()).orElse(node.label()).toLowerCase(Locale.ROOT);
        var labels = labels(frame, node).map(found -> found.lasting().map()).orElse(Labels.NONE.map());
        var selector = labels.isEmpty()
                ? "{}"
                : "\n    matchLabels:" + labels.entrySet().stream()
                        .map(entry -> "\n      " + entry.getKey() + ": " + quoted(entry.getValue()))
                        .collect(Collectors.joining());
        return text(node.home(), name + "-in", selector, node.facts().ports());
    }

    private static Optional<Labels> labels(Frame frame, TopologyNode node) {
        if (node.id().kind() != NodeId.Kind.WORKLOAD || node.object().isEmpty()) {
            return Optional.empty();
        }
        var snapshot = frame.meaning().snapshot();
        var ref = node.object().get();
        return snapshot.pods().stream()
                .filter(pod -> pod.ref().equals(ref) || snapshot.workloadOf(pod).equals(ref))
                .findFirst()
                .map(pod -> pod.labels())
                .or(() -> snapshot.workload(ref).flatMap(known -> known.template()).map(template -> template.labels()));
    }

    /// YAML reads `true`, `1` and the empty text as something else than text.
    private static String quoted(String value) {
        return value.matches("[A-Za-z][-A-Za-z0-9_.]*") && !value.matches("(?i)true|false|null|yes|no|on|off|y|n")
                ? value
                : "\"" + value + "\"";
    }

    private static String text(String namespace, String name, String selector, List<String> ports) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: %s
                  namespace: %s
                spec:
                  podSelector: %s
                  policyTypes:
                    - Ingress
                  ingress:
                    - from:
                        - podSelector: {}
                %s""".formatted(name, namespace, selector, ports(ports)).replace(": \n", ":\n");
    }

    private static String ports(List<String> ports) {
        var numbered = ports.stream().filter(port -> port.matches("\\d+(/(TCP|UDP|SCTP))?")).toList();
        return numbered.isEmpty()
                ? ""
                : "      ports:\n" + numbered.stream().map(PolicyTemplate::port).collect(Collectors.joining());
    }

    private static String port(String text) {
        var parts = text.split("/", 2);
        return "        - port: " + parts[0] + "\n          protocol: " + (parts.length == 2 ? parts[1] : "TCP") + "\n";
    }
}
