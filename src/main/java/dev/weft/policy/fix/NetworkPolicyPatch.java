package dev.weft.policy.fix;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import dev.weft.net.Traffic;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Explanation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A NetworkPolicy that allows one packet on one side.
final class NetworkPolicyPatch {
    private NetworkPolicyPatch() {}

    /// Empty when one of the ends is too vague for a policy.
    static Optional<Manifest> of(ClusterSnapshot snapshot, Explanation denied, Direction direction) {
        boolean ingress = direction == Direction.INGRESS;
        var self = PatchParts.self(denied, direction);
        var labels = PatchParts.labels(self).lasting();
        var peers = peers(PatchParts.other(denied, direction));
        if (PatchParts.namespace(self).isEmpty() || labels.map().isEmpty() || peers.isEmpty()) {
            return Optional.empty();
        }
        var rule = new LinkedHashMap<String, Object>();
        rule.put(ingress ? "from" : "to", peers);
        rule.put("ports", List.of(port(denied.traffic())));
        var spec = new LinkedHashMap<String, Object>();
        spec.put("podSelector", Map.of("matchLabels", labels.map()));
        spec.put("policyTypes", List.of(direction.word()));
        spec.put(direction.field(), List.of(rule));
        var kind = ResourceKind.NETWORK_POLICY;
        var ref = PatchParts.freeRef(snapshot, kind, denied, direction);
        return Optional.of(new Manifest(kind, ref, Manifest.bodyOf(kind, ref, spec), Origin.LIVE));
    }

    private static Map<String, Object> port(Traffic traffic) {
        var port = new LinkedHashMap<String, Object>();
        port.put("protocol", traffic.protocol().name());
        port.put("port", traffic.port());
        return port;
    }

    private static List<Map<String, Object>> peers(Endpoint end) {
        return PatchParts.isAddress(end)
                ? PatchParts.blocks(end).stream()
                        .map(block -> Map.<String, Object>of("ipBlock", Map.of("cidr", block)))
                        .toList()
                : List.of(PatchParts.pods(end));
    }
}
