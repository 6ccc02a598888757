package dev.weft.policy.why;

import dev.weft.policy.Direction;
import dev.weft.policy.Rule;
import dev.weft.policy.row.TierEvaluator.Asked;
import dev.weft.policy.row.TierEvaluator.Match;
import java.util.Comparator;
import java.util.List;

/// How near an isolating policy comes to allowing a packet: its best rule, and what that lacks. `reason` is the
/// stable code, `why` the sentence about this policy.
record NearMiss(String policy, Kind kind, String reason, String why) {
    /// Nearest first.
    enum Kind {
        PORT_NOT_LISTED,
        PEER_NOT_SELECTED,
        NO_RULE
    }

    static NearMiss of(Asked asked, List<Rule> rules, HalfWalk.Question question) {
        var policy = asked.policy().ref().label();
        if (rules.isEmpty()) {
            return new NearMiss(policy, Kind.NO_RULE, noRule(question.direction()),
                    Sentences.noRule(question.direction()));
        }
        return asked.matches().stream()
                .findFirst()
                .map(match -> new NearMiss(
                        policy, Kind.PORT_NOT_LISTED, Kind.PORT_NOT_LISTED.name(), port(match, question)))
                .orElseGet(() -> new NearMiss(
                        policy, Kind.PEER_NOT_SELECTED, Kind.PEER_NOT_SELECTED.name(), peer(rules, question)));
    }

    private static String noRule(Direction direction) {
        return direction == Direction.INGRESS ? "INGRESS_ISOLATED_NO_RULE" : "EGRESS_ISOLATED_NO_RULE";
    }

    private static String port(Match match, HalfWalk.Question question) {
        boolean unresolved = match.traffic().isEmpty() && !match.rule().traffic().named().isEmpty();
        return unresolved
                ? Sentences.portNotDeclared(match.rule(), question.destination())
                : Sentences.portNotListed(match.rule(), question.other().end(), question.traffic());
    }

    private static String peer(List<Rule> rules, HalfWalk.Question question) {
        return rules.size() == 1
                ? Sentences.doesNotName(rules.getFirst(), question.other().end())
                : Sentences.noneNames(rules.size(), question.other().end());
    }

    static NearMiss nearest(List<NearMiss> misses) {
        return misses.stream()
                .min(Comparator.comparing(NearMiss::kind))
                .orElseThrow(() -> new IllegalStateException("denied, but no policy isolates"));
    }

    /// The sentence; with the policy's name where several isolate.
    String text(boolean named) {
        return named ? "nearest is " + policy + ": " + why : why;
    }
}
