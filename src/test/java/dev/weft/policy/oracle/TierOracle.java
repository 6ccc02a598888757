package dev.weft.policy.oracle;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One first-match tier: its policies by rising priority. "If two (or more) policies in the same tier with the same
/// priority could match a connection, then the implementation can apply any of the matching policies": each of them is
/// a possible world.
final class TierOracle {
    private final List<List<TierText>> byPriority;

    TierOracle(List<TierText> policies) {
        byPriority = List.copyOf(policies.stream()
                .collect(Collectors.groupingBy(
                        TierText::priority, () -> new TreeMap<>(Comparator.naturalOrder()), Collectors.toList()))
                .values());
    }

    /// What the tier may do with the packet; `NOTHING` and `PASS` leave it to the next.
    Set<Decision> decisions(boolean ingress, Side subject, Question question) {
        var possible = EnumSet.noneOf(Decision.class);
        for (var equals : byPriority) {
            boolean mayGoOn = true;
            for (var policy : equals) {
                if (policy.selects(subject, question.world())) {
                    var decisions = policy.decisions(ingress, question);
                    possible.addAll(decisions);
                    mayGoOn &= decisions.contains(Decision.NOTHING);
                }
            }
            possible.remove(Decision.NOTHING);
            if (!mayGoOn) {
                return possible;
            }
        }
        possible.add(Decision.NOTHING);
        return possible;
    }
}
