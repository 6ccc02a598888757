package dev.weft.policy;

import dev.weft.cluster.Problem;
import java.util.List;

/// All policies of a snapshot, in the order of their tier, then priority, then identity, and what is wrong with them.
public record PolicySet(List<Policy> policies, List<Problem> problems) {
    public PolicySet {
        policies = List.copyOf(policies);
        problems = List.copyOf(problems);
    }
}
