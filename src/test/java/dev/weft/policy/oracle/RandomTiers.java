package dev.weft.policy.oracle;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Valid policies of the network policy API, the thin features often: equal priorities, Pass, blocks that cover pods,
/// nodes, names, named ports, peers of a later API. A cluster has either the one BaselineAdminNetworkPolicy or
/// ClusterNetworkPolicies in the Baseline tier: how the two go together nobody says.
final class RandomTiers {
    private static final Integer[] PRIORITIES = {0, 5, 5, 10, 1_000};
    private final Dice dice;
    private final RandomPolicies plain;

    RandomTiers(Dice dice) {
        this.dice = dice;
        this.plain = new RandomPolicies(dice);
    }

    List<Manifest> policies() {
        var policies = new ArrayList<Manifest>();
        boolean newer = dice.chance(60);
        int count = dice.between(1, 4);
        for (int number = 0; number < count; number++) {
            var name = "tier" + number;
            policies.add(newer || dice.chance(15) ? newer(name, newer) : older(TierKinds.ANP, name));
        }
        if (!newer && dice.chance(60)) {
            policies.add(older(TierKinds.BANP, "default"));
        }
        return policies;
    }

    private Manifest newer(String name, boolean baseline) {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("tier", baseline && dice.chance(45) ? "Baseline" : "Admin");
        spec.put("priority", dice.one(PRIORITIES));
        return manifest(TierKinds.CNP, name, spec);
    }

    private Manifest older(ResourceKind kind, String name) {
        var spec = new LinkedHashMap<String, Object>();
        if (kind.equals(TierKinds.ANP)) {
            spec.put("priority", dice.one(PRIORITIES));
        }
        return manifest(kind, name, spec);
    }

    private Manifest manifest(ResourceKind kind, String name, Map<String, Object> spec) {
        spec.put("subject", workload());
        if (dice.chance(70)) {
            spec.put("ingress", dice.some(0, 3, () -> rule(kind, "from")));
        }
        if (dice.chance(70)) {
            spec.put("egress", dice.some(0, 3, () -> rule(kind, "to")));
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("apiVersion", kind.apiVersion());
        body.put("kind", kind.kind());
        body.put("metadata", Map.of("name", name));
        body.put("spec", spec);
        return new Manifest(kind, kind.ref("", name), body, Origin.LIVE);
    }

    private Map<String, Object> rule(ResourceKind kind, String peers) {
        var rule = new LinkedHashMap<String, Object>();
        var allow = kind.equals(TierKinds.CNP) ? "Accept" : "Allow";
        var action = kind.equals(TierKinds.BANP) ? dice.one(allow, "Deny") : dice.one(allow, "Deny", "Pass");
        rule.put("action", action);
        boolean names = action.equals(allow) && !kind.equals(TierKinds.BANP);
        var items = dice.some(1, 3, () -> peers.equals("to") ? destination(names) : source());
        rule.put(peers, items);
        if (dice.chance(55)) {
            boolean named = items.stream().allMatch(item -> item.containsKey("namespaces") || item.containsKey("pods"));
            rule.put(
                    kind.equals(TierKinds.CNP) ? "protocols" : "ports",
                    dice.some(1, 3, () -> kind.equals(TierKinds.CNP) ? protocol(named) : port(named)));
        }
        return rule;
    }

    /// At times a peer of which this version knows no field.
    private Map<String, Object> source() {
        return dice.chance(4) ? dice.one(Map.of(), Map.of("serviceAccounts", Map.of())) : workload();
    }

    private Map<String, Object> destination(boolean names) {
        return switch (dice.between(0, 6)) {
            case 0, 1 -> Map.of("networks", networks());
            case 2 -> Map.of("nodes", plain.selector("zone", "disk"));
            case 3 -> names
                    ? Map.of("domainNames", List.of(dice.one("example.org", "*.example.org")))
                    : Map.of("networks", List.of(dice.one("0.0.0.0/0", "::/0")));
            default -> source();
        };
    }

    /// No block twice: the list is a set.
    private List<String> networks() {
        return List.copyOf(new TreeSet<>(dice.some(1, 2, () -> dice.one(RandomPolicies.BLOCKS))));
    }

    private Map<String, Object> workload() {
        return dice.chance(40)
                ? Map.of("namespaces", plain.namespaceSelector())
                : Map.of("pods", Map.of(
                        "namespaceSelector", dice.chance(50) ? Map.of() : plain.namespaceSelector(),
                        "podSelector", plain.selector()));
    }

    private Map<String, Object> port(boolean named) {
        if (named && dice.chance(30)) {
            return Map.of("namedPort", name());
        }
        var port = new LinkedHashMap<String, Object>();
        if (dice.chance(75)) {
            port.put("protocol", dice.one("TCP", "TCP", "UDP", "SCTP"));
        }
        if (dice.chance(40)) {
            port.putAll(range());
            return Map.of("portRange", port);
        }
        port.put("port", number());
        return Map.of("portNumber", port);
    }

    private Map<String, Object> protocol(boolean named) {
        if (named && dice.chance(30)) {
            return Map.of("destinationNamedPort", name());
        }
        Map<String, Object> port = dice.chance(40) ? Map.of("range", range()) : Map.of("number", number());
        return Map.of(dice.one("tcp", "tcp", "udp", "sctp"), Map.of("destinationPort", port));
    }

    private Map<String, Object> range() {
        int start = dice.one(1, 53, 80, 8000);
        return Map.of("start", start, "end", dice.one(start + 1, 8080, 65_535));
    }

    private String name() {
        return dice.one("http", "dns", "metrics", "nobody");
    }

    private int number() {
        return dice.one(1, 53, 80, 81, 8080, 65_535);
    }
}
