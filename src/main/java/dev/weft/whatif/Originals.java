package dev.weft.whatif;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a draft was begun on: when, and each policy that it is about as the cluster had it when it was first edited
/// (empty where there was none).
public record Originals(Instant since, Map<ObjectRef, Optional<Manifest>> policies) {
    public static final Originals NONE = new Originals(Instant.EPOCH, Map.of());

    public Originals {
        policies = Map.copyOf(policies);
    }

    /// With those policies too that were not remembered before.
    Originals with(Collection<Edit> edits, ClusterSnapshot live) {
        var all = new TreeMap<>(policies);
        edits.stream()
                .filter(Edit::ofPolicy)
                .map(Edit::object)
                .forEach(ref -> all.computeIfAbsent(ref, live::manifest));
        return new Originals(policies.isEmpty() ? live.stamp().asOf() : since, all);
    }

    /// As if the policy had been first edited now.
    Originals renewed(ObjectRef policy, ClusterSnapshot live) {
        var all = new TreeMap<>(policies);
        all.put(policy, live.manifest(policy));
        return new Originals(since, all);
    }

    Originals without(ObjectRef policy) {
        var all = new TreeMap<>(policies);
        all.remove(policy);
        return new Originals(since, all);
    }
}
