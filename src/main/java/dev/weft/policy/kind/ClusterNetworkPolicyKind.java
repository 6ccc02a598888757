package dev.weft.policy.kind;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ResourceKind;
import dev.weft.policy.PodSelection.HostPods;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Tier;
import java.util.Optional;

/// `policy.networking.k8s.io/v1alpha2` ClusterNetworkPolicy: rules of the Admin or the Baseline tier, ordered by their
/// priority within it.
///
/// Assumes: where a cluster serves AdminNetworkPolicy too, the two share the Admin tier and its priorities.
/// Source: network-policy-api, `apis/v1alpha2/clusternetworkpolicy_types.go`.
public final class ClusterNetworkPolicyKind implements PolicyKind {
    private static final ResourceKind RESOURCE = new ResourceKind(
            "policy.networking.k8s.io", "v1alpha2", "ClusterNetworkPolicy", "clusternetworkpolicies", false);

    @Override
    public ResourceKind resource() {
        return RESOURCE;
    }

    @Override
    public Reach reach() {
        return new Reach(resource(), Tier.ADMIN, HostPods.EXCLUDED);
    }

    @Override
    public Compiled compile(Manifest manifest) {
        var policy = new TieredPolicyReader(manifest, Dialect.CLUSTER);
        return policy.compiled(tier(policy.spec().field("tier")), policy.priority());
    }

    private static Optional<Tier> tier(SpecReader.Field field) {
        var remedy = "write Admin or Baseline";
        return switch (field.text()) {
            case Read.Absent<String> _ -> {
                field.bad("the tier is missing", remedy);
                yield Optional.empty();
            }
            case Read.Bad<String> _ -> Optional.empty();
            case Read.Ok<String>(var word) -> {
                for (var tier : new Tier[] {Tier.ADMIN, Tier.BASELINE}) {
                    if (tier.name().equals(word)) {
                        yield Optional.of(tier);
                    }
                }
                field.bad("tier \"" + word + "\" is not known", remedy);
                yield Optional.empty();
            }
        };
    }
}
