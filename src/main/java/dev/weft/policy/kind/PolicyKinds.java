package dev.weft.policy.kind;

import dev.weft.policy.PolicyKind;
import java.util.List;

/// Every policy kind that Weft can read, in one place.
public final class PolicyKinds {
    private PolicyKinds() {}

    public static List<PolicyKind> all() {
        return List.of();
    }
}
