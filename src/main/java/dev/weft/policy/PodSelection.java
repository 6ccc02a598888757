package dev.weft.policy;

import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.Selector;

/// Pods chosen by their namespace and their labels. `host` says whether pods on their node's network may be among them.
public record PodSelection(Scope namespaces, Selector pods, HostPods host) {
    /// Which namespaces: the one of the policy, or all that a selector matches.
    public sealed interface Scope {
        record Own(String namespace) implements Scope {}

        record Matching(Selector selector) implements Scope {}
    }

    /// Pods on their node's network.
    public enum HostPods {
        /// Left open by the specification: such a pod may be seen as a pod or as its node.
        /// Source: Kubernetes documentation, "NetworkPolicy and hostNetwork Pods".
        LEFT_OPEN,
        /// Never selected. Source: network-policy-api, `clusternetworkpolicy_types.go`, subject and pod peers.
        EXCLUDED
    }

    /// As networking/v1 selects.
    public PodSelection(Scope namespaces, Selector pods) {
        this(namespaces, pods, HostPods.LEFT_OPEN);
    }

    public boolean selects(Namespace namespace, Labels podLabels) {
        boolean inScope = switch (namespaces) {
            case Scope.Own(var name) -> name.equals(namespace.name());
            case Scope.Matching(var selector) -> selector.matches(namespace.labels());
        };
        return inScope && pods.matches(podLabels);
    }
}
