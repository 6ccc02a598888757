package dev.weft.whatif.spec;

import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.net.Cidr;
import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A rule of a NetworkPolicy that no longer lets somebody through on some ports: selectors are split so that all others
/// stay, ports so that the other ports stay.
///
/// `whom` is who is kept out. NetworkPolicy has no "not": pods with `a=1, b=2` are kept out of a peer by two peers,
/// those whose `a` is not 1, and those whose `a` is 1 and whose `b` is not 2.
public record NarrowedRule(Direction direction, Whom whom, TrafficSet traffic) {
    private static final IpSet EVERYWHERE = IpSet.ALL;

    public sealed interface Whom {
        /// No label at all means every pod of the namespace.
        record Pods(String namespace, Labels labels) implements Whom {}

        record Addresses(IpSet addresses) implements Whom {}
    }

    private String field() {
        return SpecParts.peersField(direction);
    }

    /// The rules to write in its place, perhaps none; empty where `whom` cannot be told from the others. `hits` says
    /// which of the rule's peers hold any of `whom`, `named` which entries of `ports` that are names stand for any of
    /// the traffic.
    ///
    /// A rule for anyone loses those outside where pods are kept out: a block of addresses would hold the pods again.
    public Optional<List<Map<String, Object>>> of(
            Map<String, Object> rule, Predicate<Map<String, Object>> hits, Predicate<Map<String, Object>> named) {
        var peers = SpecParts.maps(rule.getOrDefault(field(), List.of()));
        var others = new ArrayList<Map<String, Object>>();
        var hit = new ArrayList<Map<String, Object>>();
        for (var peer : peers.isEmpty() ? anyone() : peers) {
            if (!peers.isEmpty() && !hits.test(peer)) {
                others.add(peer);
                continue;
            }
            var rest = without(peer);
            if (rest.isEmpty()) {
                return Optional.empty();
            }
            hit.add(peer);
            others.addAll(rest.get());
        }
        var written = new ArrayList<Map<String, Object>>();
        if (!others.isEmpty()) {
            written.add(with(rule, field(), others));
        }
        ports(rule, named).ifPresent(ports -> {
            var same = peers.isEmpty() ? rule : with(rule, field(), hit);
            written.add(with(same, "ports", ports));
        });
        return Optional.of(written);
    }

    /// What a rule without peers stands for, as far as it can be said with peers.
    private List<Map<String, Object>> anyone() {
        Map<String, Object> pods = Map.of("namespaceSelector", Map.of());
        return whom instanceof Whom.Pods
                ? List.of(pods)
                : List.of(pods, block(EVERYWHERE.cidrs().getFirst()), block(EVERYWHERE.cidrs().getLast()));
    }

    private static Map<String, Object> with(Map<String, Object> rule, String field, List<Map<String, Object>> items) {
        var copy = new LinkedHashMap<String, Object>();
        if (!rule.containsKey(field)) {
            copy.put(field, List.copyOf(items));
        }
        rule.forEach((key, value) -> copy.put(key, key.equals(field) ? List.copyOf(items) : value));
        return copy;
    }

    /// The ports that are left for `whom`; empty where none is.
    private Optional<List<Map<String, Object>>> ports(
            Map<String, Object> rule, Predicate<Map<String, Object>> named) {
        if (!(rule.get("ports") instanceof List<?> ports) || ports.isEmpty()) {
            return SpecParts.ports(traffic.complement()).filter(list -> !list.isEmpty());
        }
        var left = new ArrayList<Map<String, Object>>();
        for (var port : SpecParts.maps(ports)) {
            var numbered = RuleExtension.port(port);
            if (numbered.isEmpty()) {
                if (!named.test(port)) {
                    left.add(port);
                }
            } else if (numbered.get().intersect(traffic).isEmpty()) {
                left.add(port);
            } else {
                SpecParts.ports(numbered.get().minus(traffic)).ifPresent(left::addAll);
            }
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(left);
    }

    /// The peers that together are this one without `whom`; empty where that cannot be said.
    private Optional<List<Map<String, Object>>> without(Map<String, Object> peer) {
        return switch (whom) {
            case Whom.Pods pods -> peer.containsKey("ipBlock") ? Optional.empty() : Optional.of(without(peer, pods));
            case Whom.Addresses(var addresses) -> Optional.of(
                    peer.get("ipBlock") instanceof Map<?, ?> block
                            ? without(SpecParts.map(block), addresses)
                            : List.of(peer));
        };
    }

    private static List<Map<String, Object>> without(Map<String, Object> peer, Whom.Pods pods) {
        var split = new ArrayList<Map<String, Object>>();
        boolean anyNamespace = peer.containsKey("namespaceSelector");
        if (anyNamespace) {
            var spaces = SpecParts.map(peer.getOrDefault("namespaceSelector", Map.of()));
            except(spaces, Namespace.NAME_LABEL, pods.namespace()).ifPresent(rest -> {
                var others = new LinkedHashMap<>(peer);
                others.put("namespaceSelector", rest);
                split.add(others);
            });
        }
        var chosen = SpecParts.map(peer.getOrDefault("podSelector", Map.of()));
        for (var label : pods.labels().map().entrySet()) {
            except(chosen, label.getKey(), label.getValue()).ifPresent(rest -> {
                var others = new LinkedHashMap<String, Object>();
                if (anyNamespace) {
                    others.put("namespaceSelector", SpecParts.namespaceSelector(pods.namespace()));
                }
                others.put("podSelector", rest);
                split.add(others);
            });
            chosen = also(chosen, label.getKey(), label.getValue());
        }
        return split;
    }

    /// The selector with one value kept out; empty where it asks for that very value.
    private static Optional<Map<String, Object>> except(Map<String, Object> selector, String key, String value) {
        if (value.equals(SpecParts.map(selector.getOrDefault("matchLabels", Map.of())).get(key))) {
            return Optional.empty();
        }
        var expressions = new ArrayList<Object>(SpecParts.maps(selector.getOrDefault("matchExpressions", List.of())));
        var expression = new LinkedHashMap<String, Object>();
        expression.put("key", key);
        expression.put("operator", "NotIn");
        expression.put("values", List.of(value));
        expressions.add(expression);
        var rest = new LinkedHashMap<>(selector);
        rest.put("matchExpressions", List.copyOf(expressions));
        return Optional.of(rest);
    }

    private static Map<String, Object> also(Map<String, Object> selector, String key, String value) {
        var labels = new TreeMap<>(SpecParts.map(selector.getOrDefault("matchLabels", Map.of())));
        labels.put(key, value);
        var narrower = new LinkedHashMap<>(selector);
        narrower.put("matchLabels", labels);
        return narrower;
    }

    private static Map<String, Object> block(Cidr cidr) {
        return Map.of("ipBlock", Map.of("cidr", cidr.toString()));
    }

    /// Exceptions where they lie inside the block, else the blocks that are left.
    private static List<Map<String, Object>> without(Map<String, Object> block, IpSet addresses) {
        var cidr = Cidr.parse(String.valueOf(block.get("cidr")));
        if (cidr.isEmpty()) {
            return List.of(Map.of("ipBlock", block));
        }
        var excepted = new ArrayList<Cidr>();
        if (block.get("except") instanceof List<?> list) {
            list.forEach(text -> Cidr.parse(String.valueOf(text)).ifPresent(excepted::add));
        }
        var before = excepted.stream().map(Cidr::asSet).reduce(IpSet.NONE, IpSet::union);
        var left = cidr.get().asSet().minus(before).minus(addresses);
        var cut = addresses.intersect(cidr.get().asSet()).cidrs();
        if (cut.stream().allMatch(one -> one.strictlyInside(cidr.get()))) {
            var all = new ArrayList<String>();
            excepted.forEach(one -> all.add(one.toString()));
            cut.stream().map(Cidr::toString).filter(one -> !all.contains(one)).forEach(all::add);
            var narrower = new LinkedHashMap<>(block);
            narrower.put("except", List.copyOf(all));
            return left.isEmpty() ? List.of() : List.of(Map.of("ipBlock", narrower));
        }
        return left.cidrs().stream().map(NarrowedRule::block).toList();
    }
}
