package dev.weft.lint.check;

import dev.weft.lint.CheckRequest;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.Tier;
import java.util.ArrayList;
import java.util.List;

/// A rule with its policy, in the order in which they are asked; `number` counts the rules of one policy.
record RuleLine(Policy policy, Rule rule, int number) {
    static List<RuleLine> of(CheckRequest request, Direction direction) {
        var lines = new ArrayList<RuleLine>();
        for (var policy : request.policies()) {
            int number = 0;
            for (var rule : policy.rules()) {
                if (rule.direction() == direction) {
                    lines.add(new RuleLine(policy, rule, number));
                }
                number++;
            }
        }
        return lines;
    }

    boolean isFirstMatch() {
        return policy.tier().combination() == Tier.Combination.FIRST_MATCH;
    }

    boolean isSilent() {
        var traffic = rule.traffic();
        return rule.peers().isEmpty() || (traffic.numbered().isEmpty() && traffic.named().isEmpty());
    }

    boolean isEvaluated() {
        return rule.peers().stream().noneMatch(Peer.Unsupported.class::isInstance);
    }

    /// Is this one surely asked before the other, in one tier? The order of equal priorities is open.
    boolean precedes(RuleLine other) {
        boolean samePolicy = policy.ref().equals(other.policy.ref());
        return policy.tier().equals(other.policy.tier())
                && (samePolicy ? number < other.number : policy.priority() < other.policy.priority());
    }

    String label() {
        return rule.ref().label();
    }
}
