package dev.weft.policy.row;

import dev.weft.net.TrafficSet;
import dev.weft.policy.Action;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.Tier;
import java.util.ArrayList;
import java.util.List;

/// The order of tiers, in one place: what one side of a connection lets through, given the policies that select it and
/// those of their rules that match the other end.
///
/// The idea: keep the traffic that is still undecided, all of it at first. Each tier, lowest rank first, takes its
/// share and puts it under *allowed*, *unknown* or, by leaving it out of both, *denied*. In a first-match tier a rule
/// takes what it matches; what a Pass takes stays undecided for the tiers below. In an additive tier all rules add up,
/// a Deny wins, and the tier is final for a direction in which some policy isolates the end. What is left at the end is
/// allowed.
/// What a rule of unknown effect takes is unknown; an additive tier is kinder, since there a rule can only add.
/// Source: network-policy-api, "API overview"; networking/v1 NetworkPolicySpec.
public final class TierEvaluator {
    /// A rule that matches the other end; `sure` unless that, or what the rule does, is not known.
    public record Match(Rule rule, TrafficSet traffic, boolean sure) {}

    /// A policy that selects this end (`sure`, or perhaps), with its matching rules of one direction, in order.
    public record Asked(Policy policy, boolean sure, List<Match> matches) {}

    private final Direction direction;
    private TrafficSet undecided = TrafficSet.ALL;
    private TrafficSet allowed = TrafficSet.NONE;
    private TrafficSet unknown = TrafficSet.NONE;

    private TierEvaluator(Direction direction) {
        this.direction = direction;
    }

    /// `asked` stand in the order of [dev.weft.policy.PolicySet].
    public static Cell fold(List<Asked> asked, Direction direction) {
        var evaluator = new TierEvaluator(direction);
        int from = 0;
        while (from < asked.size()) {
            var tier = asked.get(from).policy().tier();
            int to = from;
            while (to < asked.size() && asked.get(to).policy().tier().equals(tier)) {
                to++;
            }
            evaluator.ask(tier, asked.subList(from, to));
            from = to;
        }
        return new Cell(evaluator.allowed.union(evaluator.undecided), evaluator.unknown);
    }

    private void ask(Tier tier, List<Asked> asked) {
        switch (tier.combination()) {
            case FIRST_MATCH -> firstMatch(asked);
            case ADDITIVE -> additive(asked);
        }
    }

    private void firstMatch(List<Asked> asked) {
        var passed = TrafficSet.NONE;
        for (var policy : asked) {
            for (var match : policy.matches()) {
                var taken = undecided.intersect(match.traffic());
                undecided = undecided.minus(taken);
                if (!policy.sure() || !match.sure()) {
                    unknown = unknown.union(taken);
                } else if (match.rule().action() == Action.PASS) {
                    passed = passed.union(taken);
                } else if (match.rule().action() == Action.ACCEPT) {
                    allowed = allowed.union(taken);
                }
            }
        }
        undecided = undecided.union(passed);
    }

    private void additive(List<Asked> asked) {
        boolean isolated = asked.stream().anyMatch(policy -> policy.sure() && isolates(policy));
        var matches = new Sums(asked);
        if (isolated) {
            allowed = allowed.union(undecided.intersect(matches.accepted));
            unknown = unknown.union(undecided.intersect(matches.perhaps.minus(matches.accepted).minus(matches.denied)));
            undecided = TrafficSet.NONE;
            return;
        }
        undecided = undecided.minus(matches.denied);
        boolean perhapsIsolated = asked.stream().anyMatch(policy -> isolates(policy) || isOpaque(policy));
        if (perhapsIsolated) {
            unknown = unknown.union(undecided);
            undecided = TrafficSet.NONE;
        }
    }

    private boolean isolates(Asked asked) {
        return asked.policy().isolates().contains(direction);
    }

    /// It selects the end, but nobody can say whether it isolates it.
    private boolean isOpaque(Asked asked) {
        return !isolates(asked) && asked.matches().stream().anyMatch(match -> !match.sure());
    }

    /// What the matching rules of an additive tier add up to. A Deny that is not sure makes unknown what it matches.
    private static final class Sums {
        private TrafficSet accepted = TrafficSet.NONE;
        private TrafficSet denied = TrafficSet.NONE;
        private TrafficSet perhaps = TrafficSet.NONE;

        Sums(List<Asked> asked) {
            var perhapsDenied = new ArrayList<TrafficSet>();
            for (var policy : asked) {
                for (var match : policy.matches()) {
                    boolean sure = policy.sure() && match.sure();
                    boolean denies = match.rule().action() == Action.DENY;
                    if (!sure) {
                        perhaps = perhaps.union(match.traffic());
                        if (denies) {
                            perhapsDenied.add(match.traffic());
                        }
                    } else if (denies) {
                        denied = denied.union(match.traffic());
                    } else {
                        accepted = accepted.union(match.traffic());
                    }
                }
            }
            accepted = accepted.minus(denied);
            perhapsDenied.forEach(traffic -> accepted = accepted.minus(traffic));
        }
    }
}
