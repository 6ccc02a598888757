package dev.weft.policy.kind;

import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.TrafficMatch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// In what the kinds of network-policy-api differ: words, bounds, and the fields they know.
/// Source: network-policy-api, `apis/v1alpha1` (adminnetworkpolicy, baselineadminnetworkpolicy, shared types),
/// `apis/v1alpha2/clusternetworkpolicy_types.go`, and the resource definitions made from them.
enum Dialect {
    ADMIN(Version.V1ALPHA1, true, Set.of("priority"), Set.of("nodes", "networks", "domainNames")),
    BASELINE(Version.V1ALPHA1, false, Set.of(), Set.of("nodes", "networks")),
    CLUSTER(Version.V1ALPHA2, true, Set.of("tier", "priority"), Set.of("nodes", "networks", "domainNames"));

    private enum Version {
        V1ALPHA1,
        V1ALPHA2
    }

    private final Version version;
    private final boolean passes;
    private final Set<String> order;
    private final Set<String> egressPeers;

    Dialect(Version version, boolean passes, Set<String> order, Set<String> egressPeers) {
        this.version = version;
        this.passes = passes;
        this.order = order;
        this.egressPeers = egressPeers;
    }

    Set<String> specFields() {
        return with(order, "subject", "ingress", "egress");
    }

    /// Both kinds of selection in either direction, the rest for egress only.
    Set<String> peerFields(Direction direction) {
        return with(direction == Direction.EGRESS ? egressPeers : Set.of(), "namespaces", "pods");
    }

    private static Set<String> with(Set<String> some, String... more) {
        var all = new TreeSet<>(some);
        all.addAll(Set.of(more));
        return all;
    }

    /// By word, in the order in which a message lists them.
    Map<String, Action> actions() {
        var actions = new LinkedHashMap<String, Action>();
        actions.put(version == Version.V1ALPHA1 ? "Allow" : "Accept", Action.ACCEPT);
        actions.put("Deny", Action.DENY);
        if (passes) {
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
