package dev.weft.policy;

import dev.weft.cluster.Problem;
import java.util.Comparator;
import java.util.List;

/// All policies of a snapshot, in the order of their tier, then priority, then identity, what is wrong with them, and
/// the kinds that were looked for: where one of these could not be read there may be policies that nobody knows.
public record PolicySet(List<Policy> policies, List<Problem> problems, List<PolicyKind.Reach> kinds) {
    /// Tier, then priority, then identity.
    public static final Comparator<Policy> ORDER = Comparator.comparing(Policy::tier)
            .thenComparing(policy -> policy.tier().name())
            .thenComparingInt(Policy::priority)
            .thenComparing(Policy::ref);

    public PolicySet {
        policies = List.copyOf(policies);
        problems = List.copyOf(problems);
        kinds = List.copyOf(kinds);
    }

    public PolicySet(List<Policy> policies, List<Problem> problems) {
        this(policies, problems, List.of());
    }
}
