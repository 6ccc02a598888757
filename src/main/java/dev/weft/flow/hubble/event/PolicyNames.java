package dev.weft.flow.hubble.event;

import dev.weft.cluster.ObjectRef;

/// Policies as Hubble names them: kind, namespace and name, without the API group.
final class PolicyNames {
    private PolicyNames() {}

    static ObjectRef ref(String kind, String namespace, String name) {
        return new ObjectRef(group(kind), kind, namespace, name);
    }

    private static String group(String kind) {
        return switch (kind) {
            case "NetworkPolicy" -> "networking.k8s.io";
            case "AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy" ->
                "policy.networking.k8s.io";
            default -> kind.startsWith("Cilium") ? "cilium.io" : "";
        };
    }
}
