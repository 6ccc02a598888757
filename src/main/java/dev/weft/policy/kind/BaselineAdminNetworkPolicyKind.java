package dev.weft.policy.kind;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ResourceKind;
import dev.weft.policy.PodSelection.HostPods;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Tier;
import java.util.Optional;

/// `policy.networking.k8s.io/v1alpha1` BaselineAdminNetworkPolicy: the one object `default`, asked after every
/// NetworkPolicy.
///
/// Assumes: beside Baseline rules of v1alpha2, which no specification orders against this object, it comes last, and
/// beside one of priority 1000 the two are as of equal priority.
/// Source: network-policy-api, `apis/v1alpha1/baselineadminnetworkpolicy_types.go`.
public final class BaselineAdminNetworkPolicyKind implements PolicyKind {
    private static final String ONLY_NAME = "default";
    private static final ResourceKind RESOURCE = new ResourceKind(
            "policy.networking.k8s.io",
            "v1alpha1",
            "BaselineAdminNetworkPolicy",
            "baselineadminnetworkpolicies",
            false);

    @Override
    public ResourceKind resource() {
        return RESOURCE;
    }

    @Override
    public Reach reach() {
        return new Reach(resource(), Tier.BASELINE, HostPods.EXCLUDED);
    }

    @Override
    public Compiled compile(Manifest manifest) {
        var policy = new TieredPolicyReader(manifest, Dialect.BASELINE);
        if (!manifest.ref().name().equals(ONLY_NAME)) {
            policy.field("metadata").field("name").bad(
                    "a BaselineAdminNetworkPolicy can only be called \"default\", not \"" + manifest.ref().name()
                            + "\"",
                    "put its rules into the one called default");
        }
        return policy.compiled(Optional.of(Tier.BASELINE), Optional.of(TieredPolicyReader.LAST_PRIORITY));
    }
}
