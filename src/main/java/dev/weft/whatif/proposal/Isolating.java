package dev.weft.whatif.proposal;

import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Policy;
import dev.weft.policy.Reachability;
import dev.weft.whatif.spec.SpecParts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which NetworkPolicies isolate pods on one side, and how more of them may select without isolating anybody else.
record Isolating(Reachability reachability, Inhabitants inhabitants, Direction direction) {
    boolean isolated(Endpoint end) {
        var isolation = reachability.isolation(end);
        return direction == Direction.INGRESS ? isolation.ingress() : isolation.egress();
    }

    /// NetworkPolicies of networking/v1 that isolate pods of the namespace on this side.
    List<Policy> policies(String namespace) {
        return reachability.policies().policies().stream()
                .filter(policy -> policy.ref().namespace().equals(namespace))
                .filter(policy -> policy.isolates().contains(direction))
                .filter(policy -> reachability
                        .snapshot()
                        .manifest(policy.ref())
                        .filter(manifest -> manifest.kind().equals(ResourceKind.NETWORK_POLICY))
                        .isPresent())
                .toList();
    }

    boolean selects(Policy policy, Endpoint end) {
        var namespace = reachability.snapshot().namespaces().get(Inhabitants.namespace(end));
        return namespace != null && policy.subject().selects(namespace, end.labels());
    }

    /// Does the policy select all pods of the width that are isolated?
    boolean selectsAll(ObjectRef policy, Width.Pods subject) {
        return policies(subject.namespace()).stream()
                .filter(known -> known.ref().equals(policy))
                .anyMatch(known -> inhabitants.of(subject).stream()
                        .filter(this::isolated)
                        .allMatch(end -> selects(known, end)));
    }

    /// Selectors for new policies that together take in every pod of the width that is isolated on this side, and
    /// nobody who is not.
    List<Map<String, Object>> subjects(Width.Pods width) {
        var ends = inhabitants.of(width);
        var left = new HashSet<>(ends.stream().filter(this::isolated).toList());
        if (left.size() == ends.size()) {
            return left.isEmpty() ? List.of() : List.of(SpecParts.selector(width.labels()));
        }
        var selectors = new ArrayList<Map<String, Object>>();
        for (var policy : policies(width.namespace())) {
            if (left.removeIf(end -> selects(policy, end))) {
                var own = reachability.snapshot().manifest(policy.ref()).orElseThrow().body().get("spec");
                var selector = SpecParts.map(SpecParts.map(own).get("podSelector"));
                selectors.add(both(selector, width.labels()));
            }
        }
        return selectors;
    }

    /// The pods that a selector selects and that have these labels too.
    static Map<String, Object> both(Map<String, Object> selector, Labels labels) {
        var wanted = new TreeMap<String, Object>(SpecParts.map(selector.getOrDefault("matchLabels", Map.of())));
        var expressions = new ArrayList<Object>(SpecParts.maps(selector.getOrDefault("matchExpressions", List.of())));
        labels.map().forEach((key, value) -> {
            if (!value.equals(wanted.getOrDefault(key, value))) {
                expressions.add(Map.of("key", key, "operator", "In", "values", List.of(value)));
            } else {
                wanted.put(key, value);
            }
        });
        var both = new TreeMap<String, Object>();
        if (!wanted.isEmpty()) {
            both.put("matchLabels", wanted);
        }
        if (!expressions.isEmpty()) {
            both.put("matchExpressions", List.copyOf(expressions));
        }
        return both;
    }
}
