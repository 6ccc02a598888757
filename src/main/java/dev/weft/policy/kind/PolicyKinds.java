package dev.weft.policy.kind;

import dev.weft.policy.PolicyKind;
import java.util.ArrayList;
import java.util.List;

/// Every policy kind that Weft can read, in one place.
public final class PolicyKinds {
    private PolicyKinds() {}

    public static List<PolicyKind> all() {
        var kinds = new ArrayList<PolicyKind>();
        kinds.add(new NetworkPolicyKind());
        kinds.add(new AdminNetworkPolicyKind());
        kinds.add(new BaselineAdminNetworkPolicyKind());
        kinds.add(new ClusterNetworkPolicyKind());
        kinds.addAll(NativeKind.all());
        return List.copyOf(kinds);
    }
}
