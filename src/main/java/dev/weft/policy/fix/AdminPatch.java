package dev.weft.policy.fix;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Origin;
import dev.weft.net.Traffic;
import dev.weft.policy.Direction;
import dev.weft.policy.Explanation;
import dev.weft.policy.Policy;
import dev.weft.policy.Reachability;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A policy of the Admin tier that accepts one packet on one side before the rule that denies it is asked. It is of the
/// same kind as that rule's policy, as the cluster surely serves that one.
///
/// Source: network-policy-api, v1alpha1 and v1alpha2: the first match by priority decides, lower first, and an Accept
/// of this tier is final, whatever NetworkPolicies say; ingress peers cannot be addresses.
final class AdminPatch {
    private static final String CLUSTER_KIND = "ClusterNetworkPolicy";

    private AdminPatch() {}

    /// The policy of the Admin tier whose rule denies, if one does.
    static Optional<Policy> decider(Reachability reachability, List<RuleRef> deniers) {
        return reachability.policies().policies().stream()
                .filter(policy -> policy.tier().equals(Tier.ADMIN))
                .filter(policy -> deniers.stream().anyMatch(rule -> rule.policy().equals(policy.ref())))
                .findFirst();
    }

    /// Empty when an end is too vague for a policy, or no priority is free before the denying one.
    static Optional<Manifest> of(
            Reachability reachability, Explanation denied, Direction direction, Policy decider) {
        var snapshot = reachability.snapshot();
        var against = snapshot.manifest(decider.ref());
        var priority = freeBefore(reachability, decider.priority());
        var self = PatchParts.self(denied, direction);
        boolean vague = PatchParts.isAddress(self) || PatchParts.labels(self).lasting().map().isEmpty();
        var peers = peers(denied, direction);
        if (against.isEmpty() || priority.isEmpty() || vague || peers.isEmpty()) {
            return Optional.empty();
        }
        var kind = against.get().kind();
        var ref = PatchParts.freeRef(snapshot, kind, denied, direction);
        boolean clusterKind = kind.kind().equals(CLUSTER_KIND);
        var spec = new LinkedHashMap<String, Object>();
        if (clusterKind) {
            spec.put("tier", Tier.ADMIN.name());
        }
        spec.put("priority", priority.get());
        spec.put("subject", Map.of("pods", PatchParts.pods(self)));
        spec.put(direction.field(), List.of(rule(denied, direction, peers, clusterKind)));
        return Optional.of(new Manifest(kind, ref, Manifest.bodyOf(kind, ref, spec), Origin.LIVE));
    }

    private static Map<String, Object> rule(
            Explanation denied, Direction direction, List<Map<String, Object>> peers, boolean clusterKind) {
        var rule = new LinkedHashMap<String, Object>();
        rule.put("action", clusterKind ? "Accept" : "Allow");
        rule.put(direction == Direction.INGRESS ? "from" : "to", peers);
        rule.put(clusterKind ? "protocols" : "ports", List.of(port(denied.traffic(), clusterKind)));
        return rule;
    }

    private static Map<String, Object> port(Traffic traffic, boolean clusterKind) {
        var protocol = traffic.protocol().name();
        return clusterKind
                ? Map.of(
                        protocol.toLowerCase(Locale.ROOT),
                        Map.of("destinationPort", Map.of("number", traffic.port())))
                : Map.of("portNumber", Map.of("protocol", protocol, "port", traffic.port()));
    }

    private static List<Map<String, Object>> peers(Explanation denied, Direction direction) {
        var other = PatchParts.other(denied, direction);
        if (!PatchParts.isAddress(other)) {
            return List.of(Map.of("pods", PatchParts.pods(other)));
        }
        var blocks = direction == Direction.EGRESS ? PatchParts.blocks(other) : List.<String>of();
        return blocks.isEmpty() ? List.of() : List.of(Map.of("networks", blocks));
    }

    /// The highest that no policy of the tier has: with an equal one the outcome would be open.
    private static Optional<Integer> freeBefore(Reachability reachability, int priority) {
        var taken = reachability.policies().policies().stream()
                .filter(policy -> policy.tier().equals(Tier.ADMIN))
                .map(Policy::priority)
                .collect(Collectors.toSet());
        for (int free = priority - 1; free >= 0; free--) {
            if (!taken.contains(free)) {
                return Optional.of(free);
            }
        }
        return Optional.empty();
    }
}
