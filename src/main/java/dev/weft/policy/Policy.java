package dev.weft.policy;

import dev.weft.cluster.ObjectRef;
import java.util.List;
import java.util.Set;

/// A compiled policy of any kind. `priority` counts only in a first-match tier, lower first. `isolates` names the
/// directions in which a selected pod no longer accepts what no rule allows; it is empty outside additive tiers.
public record Policy(
        ObjectRef ref, Tier tier, int priority, PodSelection subject, Set<Direction> isolates, List<Rule> rules) {
    public Policy {
        isolates = Set.copyOf(isolates);
        rules = List.copyOf(rules);
    }
}
