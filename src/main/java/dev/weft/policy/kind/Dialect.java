package dev.weft.policy.kind;

import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.TrafficMatch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// In what the kinds of network-policy-api differ: words, bounds, and the fields they know.
/// Source: network-policy-api, `apis/v1alpha1` (adminnetworkpolicy, baselineadminnetworkpolicy, shared types),
/// `apis/v1alpha2/clusternetworkpolicy_types.go`, and the resource definitions made from them.
enum Dialect {
    ADMIN(Version.V1ALPHA1),
    BASELINE(Version.V1ALPHA1),
    CLUSTER(Version.V1ALPHA2);

    private enum Version {
        V1ALPHA1,
        V1ALPHA2
    }

    private final Version version;

    Dialect(Version version) {
        this.version = version;
    }

    Set<String> specFields() {
        return switch (this) {
            case ADMIN -> Set.of("priority", "subject", "ingress", "egress");
            case BASELINE -> Set.of("subject", "ingress", "egress");
            case CLUSTER -> Set.of("tier", "priority", "subject", "ingress", "egress");
        };
    }

    /// Both kinds of selection in either direction, the rest for egress only.
    Set<String> peerFields(Direction direction) {
        if (direction == Direction.INGRESS) {
            return Set.of("namespaces", "pods");
        }
        return this == BASELINE
                ? Set.of("namespaces", "pods", "nodes", "networks")
                : Set.of("namespaces", "pods", "nodes", "networks", "domainNames");
    }

    /// By word, in the order in which a message lists them.
    Map<String, Action> actions() {
        var actions = new LinkedHashMap<String, Action>();
        actions.put(version == Version.V1ALPHA1 ? "Allow" : "Accept", Action.ACCEPT);
        actions.put("Deny", Action.DENY);
        if (this != BASELINE) {
            actions.put("Pass", Action.PASS);
        }
        return actions;
    }

    /// Of rules in a direction, and of peers and ports in a rule.
    int most() {
        return version == Version.V1ALPHA1 ? 100 : 25;
    }

    String portsField() {
        return version == Version.V1ALPHA1 ? "ports" : "protocols";
    }

    TrafficMatch traffic(SpecReader.Field field) {
        return version == Version.V1ALPHA1
                ? AdminPortReader.read(field, most())
                : ProtocolReader.read(field, most());
    }

    /// v1alpha1 asks for both selectors of `pods`; in v1alpha2 a missing namespaceSelector means every namespace.
    boolean asksForNamespaceSelector() {
        return version == Version.V1ALPHA1;
    }
}
