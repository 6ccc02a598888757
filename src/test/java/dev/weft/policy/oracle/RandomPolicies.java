package dev.weft.policy.oracle;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import dev.weft.net.Cidr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Valid NetworkPolicies of every shape, the odd ones often: missing and empty lists, inert rules, blocks with host
/// bits, names that no pod declares.
final class RandomPolicies {
    static final List<String> BLOCKS = List.of(
            "0.0.0.0/0", "::/0", "10.0.0.0/8", "10.0.0.0/24", "10.0.0.5/24", "10.0.0.0/30", "10.0.0.1/32",
            "10.0.1.2/31", "128.0.0.0/1", "0.0.0.0/1", "8.8.8.0/24",
            "255.255.255.255/32", "192.168.0.0/30", "fd00::/16", "fd00::/112",
            "fd00::2/127", "2001:db8::/32", "8000::/1", "fd01::/64");
    private static final List<Object> NUMBERS = List.of(1, 53, 80, 81, 8080, 65_535);
    private final Dice dice;

    RandomPolicies(Dice dice) {
        this.dice = dice;
    }

    Manifest policy(String namespace, String name) {
        var spec = new LinkedHashMap<String, Object>();
        if (dice.chance(85)) {
            spec.put("podSelector", selector());
        }
        switch (dice.between(0, 4)) {
            case 0 -> spec.put("policyTypes", List.of("Ingress"));
            case 1 -> spec.put("policyTypes", List.of("Egress"));
            case 2 -> spec.put("policyTypes", List.of("Ingress", "Egress"));
            case 3 -> spec.put("policyTypes", List.of());
            default -> {}
        }
        if (dice.chance(70)) {
            spec.put("ingress", dice.some(0, 3, () -> rule("from")));
        }
        if (dice.chance(50)) {
            spec.put("egress", dice.some(0, 2, () -> rule("to")));
        }
        var kind = ResourceKind.NETWORK_POLICY;
        var body = new LinkedHashMap<String, Object>();
        body.put("apiVersion", kind.apiVersion());
        body.put("kind", kind.kind());
        body.put("metadata", Map.of("name", name, "namespace", namespace));
        body.put("spec", spec);
        return new Manifest(kind, kind.ref(namespace, name), body, Origin.LIVE);
    }

    private Map<String, Object> rule(String peers) {
        var rule = new LinkedHashMap<String, Object>();
        if (dice.chance(80)) {
            rule.put(peers, dice.chance(10) ? List.of() : dice.some(1, 3, this::peer));
        }
        if (dice.chance(65)) {
            rule.put("ports", dice.chance(10) ? List.of() : dice.some(1, 3, this::port));
        }
        return rule;
    }

    private Map<String, Object> peer() {
        return switch (dice.between(0, 3)) {
            case 0 -> Map.of("podSelector", selector());
            case 1 -> Map.of("namespaceSelector", namespaceSelector());
            case 2 -> Map.of("namespaceSelector", namespaceSelector(), "podSelector", selector());
            default -> Map.of("ipBlock", block());
        };
    }

    private Map<String, Object> block() {
        var text = dice.one(BLOCKS);
        var cidr = Cidr.parse(text).orElseThrow();
        var inside = BLOCKS.stream()
                .filter(other -> Cidr.parse(other).orElseThrow().strictlyInside(cidr))
                .toList();
        return inside.isEmpty() || dice.chance(50)
                ? Map.of("cidr", text)
                : Map.of("cidr", text, "except", dice.some(0, 2, () -> dice.one(inside)));
    }

    private Map<String, Object> port() {
        var port = new LinkedHashMap<String, Object>();
        if (dice.chance(75)) {
            port.put("protocol", dice.one("TCP", "TCP", "UDP", "SCTP"));
        }
        switch (dice.between(0, 3)) {
            case 0 -> {}
            case 1 -> port.put("port", dice.one("http", "dns", "metrics", "nobody"));
            case 2 -> {
                int first = dice.one(1, 53, 80, 8000);
                port.put("port", first);
                port.put("endPort", dice.one(first, first + 1, 8080, 65_535));
            }
            default -> port.put("port", dice.one(NUMBERS));
        }
        return port;
    }

    Map<String, Object> namespaceSelector() {
        return dice.chance(30)
                ? Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", dice.one("a", "b", "c", "d")))
                : selector("team", "env");
    }

    Map<String, Object> selector() {
        return selector("app", "tier");
    }

    Map<String, Object> selector(String key, String otherKey) {
        var selector = new LinkedHashMap<String, Object>();
        if (dice.chance(50)) {
            selector.put("matchLabels", dice.chance(85)
                    ? Map.of(key, value())
                    : Map.of(key, value(), otherKey, value()));
        }
        if (dice.chance(35)) {
            selector.put("matchExpressions", dice.some(0, 2, () -> expression(dice.one(key, otherKey))));
        }
        return selector;
    }

    private Map<String, Object> expression(String key) {
        var operator = dice.one("In", "NotIn", "Exists", "DoesNotExist");
        return operator.endsWith("In")
                ? Map.of("key", key, "operator", operator, "values", dice.some(1, 2, this::value))
                : Map.of("key", key, "operator", operator);
    }

    private String value() {
        return dice.chance(5) ? "" : dice.one("x", "y", "z");
    }
}
