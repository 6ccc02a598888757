package dev.weft.apply;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ResourceKind;
import dev.weft.yaml.Wishes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A NetworkPolicy as Calico stages it: evaluated and reported in its flow logs, not enforced.
///
/// Source: Calico, StagedKubernetesNetworkPolicy of projectcalico.org/v3: the specification of a NetworkPolicy, and
/// `stagedAction`: `Set` for a policy that would be, `Delete` for one that would go, all else left out then. Where
/// Calico's own API is not served, its resource definitions (crd.projectcalico.org/v1) take the same object.
public final class Staging {
    /// The better first.
    public static final List<ResourceKind> KINDS = List.of(kind("projectcalico.org", "v3"),
            kind("crd.projectcalico.org", "v1"));

    private static final String ACTION = "stagedAction";

    private Staging() {}

    private static ResourceKind kind(String group, String version) {
        return new ResourceKind(
                group, version, "StagedKubernetesNetworkPolicy", "stagedkubernetesnetworkpolicies", true);
    }

    /// The kind that this cluster serves, if it serves one.
    public static Optional<ResourceKind> served(PolicyCluster cluster) throws InterruptedException {
        for (var kind : KINDS) {
            var probe = cluster.live(kind, kind.ref("default", "weft-probe"));
            if (probe instanceof Live.There || probe instanceof Live.Absent) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    public static boolean canStage(ApplyWish wish) {
        return wish.kind().equals(ResourceKind.NETWORK_POLICY);
    }

    /// The wish in its staged form, on top of what is staged under its name already.
    ///
    /// Throws IllegalArgumentException for a wish that cannot be staged.
    public static ApplyWish staged(ApplyWish wish, ResourceKind kind, PolicyCluster cluster)
            throws InterruptedException {
        if (!canStage(wish)) {
            throw new IllegalArgumentException(wish.ref().label() + " is no NetworkPolicy");
        }
        var ref = kind.ref(wish.ref().namespace(), wish.ref().name());
        var there = cluster.live(kind, ref) instanceof Live.There(var now)
                ? Optional.of(now)
                : Optional.<Manifest>empty();
        var body = switch (wish) {
            case ApplyWish.Put(var manifest, _) -> body(kind, Wishes.bare(manifest).body());
            case ApplyWish.Remove(var policy, _, _) ->
                Map.of(
                        "apiVersion", kind.apiVersion(),
                        "kind", kind.kind(),
                        "metadata", Map.<String, Object>of("name", policy.name(), "namespace", policy.namespace()),
                        "spec", Map.<String, Object>of(ACTION, "Delete"));
        };
        return new ApplyWish.Put(new Manifest(kind, ref, body, dev.weft.cluster.Origin.LIVE), there);
    }

    private static Map<String, Object> body(ResourceKind kind, Map<String, Object> policy) {
        var spec = new LinkedHashMap<Object, Object>();
        spec.put(ACTION, "Set");
        if (policy.get("spec") instanceof Map<?, ?> original) {
            spec.putAll(original);
        }
        var body = new LinkedHashMap<>(policy);
        body.put("apiVersion", kind.apiVersion());
        body.put("kind", kind.kind());
        body.put("spec", spec);
        return body;
    }
}
