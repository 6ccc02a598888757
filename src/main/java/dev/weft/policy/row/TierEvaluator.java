package dev.weft.policy.row;

import dev.weft.net.TrafficSet;
import dev.weft.policy.Action;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.Tier;
import java.util.List;

/// The order of tiers, in one place: what one side of a connection lets through, given the policies that select it and
/// those of their rules that match the other end.
///
/// The idea: keep what may still be undecided, all traffic at first, what may be allowed, and what may be denied; where
/// nothing is in doubt these never overlap. Each tier, lowest rank first, takes its share. In a first-match tier a rule
/// takes what it matches from what is undecided; what a Pass takes comes back for the tiers below. A rule that may
/// match, or a policy that may select the end, takes and leaves the same traffic; of several policies of one priority
/// each may be the one that counts, so each takes its share of the same traffic. In an additive tier all rules add up,
/// a Deny wins, and the tier is final for a direction in which some policy isolates the end. What is left at the end is
/// allowed. What may be both allowed and denied is unknown.
/// A rule of unknown effect may do either with what it matches; in an additive tier it can only add.
/// Source: network-policy-api, "API overview", and `ClusterNetworkPolicySpec.Priority` ("the implementation can apply
/// any of the matching policies"); networking/v1 NetworkPolicySpec.
public final class TierEvaluator {
    /// A rule that matches the other end; `sure` unless that, or what the rule does, is not known.
    public record Match(Rule rule, TrafficSet traffic, boolean sure) {
        /// Nobody knows what the rule does.
        public boolean opaque() {
            return !sure && rule.peers().stream().anyMatch(Peer.Unsupported.class::isInstance);
        }

        /// Are later rules of no account for what it matches?
        public boolean decides() {
            return sure || opaque();
        }
    }

    /// A policy that selects this end (`sure`, or perhaps), with its matching rules of one direction, in order.
    public record Asked(Policy policy, boolean sure, List<Match> matches) {}

    private final Direction direction;
    private TrafficSet undecided = TrafficSet.ALL;
    private TrafficSet accepted = TrafficSet.NONE;
    private TrafficSet denied = TrafficSet.NONE;
    private TrafficSet passed = TrafficSet.NONE;

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
        return evaluator.cell();
    }

    private Cell cell() {
        var open = accepted.union(undecided);
        return new Cell(open.minus(denied), open.intersect(denied));
    }

    private void ask(Tier tier, List<Asked> asked) {
        switch (tier.combination()) {
            case FIRST_MATCH -> firstMatch(asked);
            case ADDITIVE -> additive(asked);
        }
    }

    private void firstMatch(List<Asked> asked) {
        passed = TrafficSet.NONE;
        int from = 0;
        while (from < asked.size() && !undecided.isEmpty()) {
            int priority = asked.get(from).policy().priority();
            var left = leftBy(asked.get(from));
            for (from++; from < asked.size() && asked.get(from).policy().priority() == priority; from++) {
                left = left.intersect(leftBy(asked.get(from)));
            }
            undecided = left;
        }
        undecided = undecided.union(passed);
    }

    /// Lets one policy take its share of what is undecided; what it may leave of that.
    private TrafficSet leftBy(Asked policy) {
        var rest = undecided;
        for (var match : policy.matches()) {
            var taken = rest.intersect(match.traffic());
            take(match, taken);
            if (match.decides()) {
                rest = rest.minus(taken);
            }
        }
        return policy.sure() ? rest : undecided;
    }

    private void take(Match match, TrafficSet taken) {
        if (match.opaque()) {
            accepted = accepted.union(taken);
            denied = denied.union(taken);
            return;
        }
        switch (match.rule().action()) {
            case ACCEPT -> accepted = accepted.union(taken);
            case DENY -> denied = denied.union(taken);
            case PASS -> passed = passed.union(taken);
        }
    }

    /// What may be denied is what some policy that may isolate the end does not accept, nor any that surely selects it.
    private void additive(List<Asked> asked) {
        var sums = new Sums(asked);
        boolean isolated = false;
        boolean mayIsolate = false;
        for (var policy : asked) {
            if (isolates(policy) || isOpaque(policy)) {
                denied = denied.union(undecided.minus(sums.accepted).minus(sums.acceptedBy(policy)));
                isolated |= policy.sure() && isolates(policy);
                mayIsolate = true;
            }
        }
        if (mayIsolate) {
            accepted = accepted.union(undecided.intersect(sums.accepted.union(sums.perhaps)).minus(sums.denied));
        }
        denied = denied.union(undecided.intersect(sums.denied));
        undecided = isolated ? TrafficSet.NONE : undecided.minus(sums.denied);
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
        private TrafficSet perhapsDenied = TrafficSet.NONE;

        Sums(List<Asked> asked) {
            for (var policy : asked) {
                policy.matches().forEach(match -> add(match, policy.sure() && match.sure()));
            }
            accepted = accepted.minus(denied).minus(perhapsDenied);
        }

        private void add(Match match, boolean sure) {
            boolean denies = match.rule().action() == Action.DENY;
            if (sure && denies) {
                denied = denied.union(match.traffic());
            } else if (sure) {
                accepted = accepted.union(match.traffic());
            } else {
                perhaps = perhaps.union(match.traffic());
                perhapsDenied = denies ? perhapsDenied.union(match.traffic()) : perhapsDenied;
            }
        }

        /// What the policy surely accepts where it selects the end.
        TrafficSet acceptedBy(Asked policy) {
            var own = TrafficSet.NONE;
            for (var match : policy.matches()) {
                if (match.sure() && match.rule().action() == Action.ACCEPT) {
                    own = own.union(match.traffic());
                }
            }
            return own.minus(denied).minus(perhapsDenied);
        }
    }
}
