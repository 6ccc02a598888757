package dev.weft.lint;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ResourceKind;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import dev.weft.policy.Reachability;
import java.util.List;
import java.util.Optional;

/// What checks may look at: one snapshot with its policies and what they allow, and its pods in groups.
///
/// Threads: as its [Population], one at a time.
public record CheckRequest(Reachability reachability, Population population) {
    public static CheckRequest of(Reachability reachability) {
        return new CheckRequest(reachability, new Population(reachability));
    }

    public ClusterSnapshot snapshot() {
        return reachability.snapshot();
    }

    /// Those whose meaning is known, in the order of tier, priority and identity: one that is not evaluated, or whose
    /// subject could not be read, stands in the set for what it may touch only.
    public List<Policy> policies() {
        return reachability.policies().policies().stream()
                .filter(policy -> policy.rules().isEmpty()
                        || policy.rules().stream().anyMatch(rule -> rule.peers().stream()
                                .noneMatch(Peer.Unsupported.class::isInstance)))
                .toList();
    }

    /// The text of a NetworkPolicy of networking/v1; empty for every other kind.
    public Optional<Manifest> networkPolicy(Policy policy) {
        return snapshot()
                .manifest(policy.ref())
                .filter(manifest -> manifest.kind().equals(ResourceKind.NETWORK_POLICY));
    }

    public Finding.Place place(Policy policy, String path) {
        return snapshot()
                .manifest(policy.ref())
                .map(manifest -> Finding.Place.of(manifest, path))
                .orElseGet(() -> new Finding.Place(policy.ref(), path, "", 0));
    }
}
