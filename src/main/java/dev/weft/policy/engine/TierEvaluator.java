package dev.weft.policy.engine;

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
/// takes what it matches; what a Pass takes stays undecided for the tiers below; where policies of equal priority
/// disagree, what they disagree about is unknown. In an additive tier all rules add up, a Deny wins, and the tier is
/// final for a direction in which some policy isolates the end. What is left at the end is allowed.
/// What a rule of unknown effect takes is unknown; an additive tier is kinder, since there a rule can only add.
/// Source: network-policy-api, "API overview"; networking/v1 NetworkPolicySpec.
final class TierEvaluator {
    /// A rule that matches the other end; `sure` unless that, or what the rule does, is not known.
    record Match(Rule rule, TrafficSet traffic, boolean sure) {}

    /// A policy that selects this end (`sure`, or perhaps), with its matching rules of one direction, in order.
    record Asked(Policy policy, boolean sure, List<Match> matches) {}

    private final Direction direction;
    private TrafficSet undecided = TrafficSet.ALL;
    private TrafficSet allowed = TrafficSet.NONE;
    private TrafficSet unknown = TrafficSet.NONE;

    private TierEvaluator(Direction direction) {
        this.direction = direction;
    }

    /// `asked` stand in the order of [dev.weft.policy.PolicySet].
    static Cell fold(List<Asked> asked, Direction direction) {
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

    /// Which of several policies of one priority is asked first, nobody can say: where two of them would do different
    /// things with the same traffic, that traffic is unknown.
    /// Source: `ClusterNetworkPolicySpec.Priority`, "no way for the user to reliably determine which one".
    private void firstMatch(List<Asked> asked) {
        var passed = TrafficSet.NONE;
        int from = 0;
        while (from < asked.size()) {
            var share = Share.of(asked.get(from), undecided);
            int priority = asked.get(from).policy().priority();
            for (from++; from < asked.size() && asked.get(from).policy().priority() == priority; from++) {
                share = share.beside(Share.of(asked.get(from), undecided));
            }
            allowed = allowed.union(share.accepted);
            unknown = unknown.union(share.unknown);
            passed = passed.union(share.passed);
            undecided = undecided.minus(share.taken());
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

    /// What the first matching rules of one policy do with traffic; no two of the sets overlap.
    private record Share(TrafficSet accepted, TrafficSet denied, TrafficSet passed, TrafficSet unknown) {
        static Share of(Asked policy, TrafficSet undecided) {
            var share = new Share(TrafficSet.NONE, TrafficSet.NONE, TrafficSet.NONE, TrafficSet.NONE);
            var rest = undecided;
            for (var match : policy.matches()) {
                var taken = rest.intersect(match.traffic());
                if (!taken.isEmpty()) {
                    rest = rest.minus(taken);
                    share = share.with(taken, match.rule().action(), policy.sure() && match.sure());
                }
            }
            return share;
        }

        private Share with(TrafficSet taken, Action action, boolean sure) {
            if (!sure) {
                return new Share(accepted, denied, passed, unknown.union(taken));
            }
            return switch (action) {
                case ACCEPT -> new Share(accepted.union(taken), denied, passed, unknown);
                case DENY -> new Share(accepted, denied.union(taken), passed, unknown);
                case PASS -> new Share(accepted, denied, passed.union(taken), unknown);
            };
        }

        /// This and that of another policy of the same priority.
        Share beside(Share other) {
            var accepts = accepted.union(other.accepted);
            var denies = denied.union(other.denied);
            var passes = passed.union(other.passed);
            var open = unknown.union(other.unknown)
                    .union(accepts.intersect(denies))
                    .union(accepts.intersect(passes))
                    .union(denies.intersect(passes));
            return new Share(accepts.minus(open), denies.minus(open), passes.minus(open), open);
        }

        TrafficSet taken() {
            return accepted.union(denied).union(passed).union(unknown);
        }
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
