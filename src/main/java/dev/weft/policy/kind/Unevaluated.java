package dev.weft.policy.kind;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Problem;
import dev.weft.cluster.Selector;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Tier;
import dev.weft.policy.TrafficMatch;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Policies that may select someone, but of which nobody can say what they mean: they make unknown what they touch.
final class Unevaluated {
    private Unevaluated() {}

    /// A NetworkPolicy whose subject is broken: it may select any pod of its namespace.
    static Policy subjectUnreadable(Manifest manifest) {
        var why = Problem.error(
                Problem.Place.of(manifest, "spec.podSelector"),
                "nobody can say which pods the policy selects",
                "correct the podSelector");
        var subject = new PodSelection(
                new PodSelection.Scope.Own(manifest.ref().namespace()), Selector.EVERYTHING);
        return policy(manifest, Tier.NETWORK_POLICY, 0, subject, EnumSet.allOf(Direction.class), why);
    }

    static Policy policy(
            Manifest manifest,
            Tier tier,
            int priority,
            PodSelection subject,
            Set<Direction> directions,
            Problem why) {
        var rules = directions.stream()
                .sorted()
                .map(direction -> new Rule(
                        RuleRef.of(manifest, "spec"),
                        direction,
                        Action.PASS,
                        List.of(new Peer.Unsupported(why)),
                        TrafficMatch.ALL))
                .toList();
        return new Policy(manifest.ref(), tier, priority, subject, Set.of(), rules);
    }
}
