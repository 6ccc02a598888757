package dev.weft.policy.oracle;

import dev.weft.cluster.ResourceKind;

/// The cluster-scoped kinds of the network policy API.
final class TierKinds {
    static final ResourceKind ANP = kind("v1alpha1", "AdminNetworkPolicy", "adminnetworkpolicies");
    static final ResourceKind BANP = kind("v1alpha1", "BaselineAdminNetworkPolicy", "baselineadminnetworkpolicies");
    static final ResourceKind CNP = kind("v1alpha2", "ClusterNetworkPolicy", "clusternetworkpolicies");

    private TierKinds() {}

    private static ResourceKind kind(String version, String kind, String plural) {
        return new ResourceKind("policy.networking.k8s.io", version, kind, plural, false);
    }
}
