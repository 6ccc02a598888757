package dev.weft.policy.kind;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ResourceKind;
import dev.weft.policy.PodSelection.HostPods;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Tier;
import java.util.Optional;

/// `policy.networking.k8s.io/v1alpha1` AdminNetworkPolicy: rules of the Admin tier, ordered by their priority.
/// Source: network-policy-api, `apis/v1alpha1/adminnetworkpolicy_types.go`.
public final class AdminNetworkPolicyKind implements PolicyKind {
    private static final ResourceKind RESOURCE = new ResourceKind(
            "policy.networking.k8s.io", "v1alpha1", "AdminNetworkPolicy", "adminnetworkpolicies", false);

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
        var policy = new TieredPolicyReader(manifest, Dialect.ADMIN);
        return policy.compiled(Optional.of(Tier.ADMIN), policy.priority());
    }
}
