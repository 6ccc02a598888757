package dev.weft.lint.check;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.lint.Population.Group;
import dev.weft.net.Traffic;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Tier;
import dev.weft.policy.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// A peer that a rule allows while the other side denies all of it: the pair cannot talk. A warning where no pod that
/// the peer means can, a remark where some can and some workloads cannot, of a peer that picks pods by labels.
/// Source: Kubernetes documentation, "Network Policies": "both the egress policy on the source and the ingress policy
/// on the destination need to allow" the connection.
///
/// Cost: look-ups only for pods that policies guard in the other direction, at most [#MOST_PAIRS] for one peer; one
/// with more is passed over.
final class OneSidedAllow implements Check {
    private static final int MOST_PAIRS = 10_000;

    @Override
    public String code() {
        return "one-sided-allow";
    }

    @Override
    public String title() {
        return "A rule allows a connection that the other side denies";
    }

    @Override
    public String help() {
        return "A connection needs the leave of both: the egress policies of its source and the ingress policies of "
                + "its destination. A pod that some policy isolates in a direction needs a rule there too.";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        var findings = new ArrayList<Finding>();
        for (var direction : Direction.values()) {
            var guarded = guarded(request, direction == Direction.INGRESS ? Direction.EGRESS : Direction.INGRESS);
            for (var line : RuleLine.of(request, direction)) {
                if (line.rule().action() == Action.ACCEPT) {
                    look(request, line, guarded, findings);
                }
            }
        }
        return findings;
    }

    private void look(CheckRequest request, RuleLine line, BitSet guarded, List<Finding> findings) {
        var rule = line.rule();
        var subject = request.population().livingOf(line.policy().subject());
        boolean sure = !askedBefore(request, rule, subject);
        for (int i = 0; i < rule.peers().size(); i++) {
            if (rule.peers().get(i) instanceof Peer.Pods(var selection)) {
                var run = new Run(request, rule, subject, request.population().livingOf(selection), sure);
                var place = Places.ofPeer(request, line.policy(), rule, i);
                run.look(guarded, !selection.pods().selectsEverything())
                        .map(blocked -> finding(run, place, blocked))
                        .ifPresent(findings::add);
            }
        }
    }

    /// Groups of which some policy isolates, or speaks about, in that direction.
    private static BitSet guarded(CheckRequest request, Direction direction) {
        var guarded = new BitSet();
        request.reachability().policies().policies().stream()
                .filter(policy -> policy.isolates().contains(direction)
                        || policy.rules().stream().anyMatch(rule -> rule.direction() == direction))
                .forEach(policy -> guarded.or(request.population().chosen(policy.subject())));
        return guarded;
    }

    /// Peers that cannot talk, one packet that shows it, and whether none of the peers can.
    private record Blocked(BitSet peers, Endpoint source, Endpoint destination, Traffic traffic, boolean all) {}

    /// One peer of one rule. `sure` says that the rule's own side allows what it means: nothing is asked before it.
    private record Run(CheckRequest request, Rule rule, BitSet subject, BitSet peers, boolean sure) {
        /// `guarded` are those that policies may deny something in the other direction; all others are open.
        Optional<Blocked> look(BitSet guarded, boolean picked) {
            var suspects = (BitSet) peers.clone();
            suspects.and(guarded);
            if (suspects.isEmpty() || (!picked && !suspects.equals(peers))
                    || (long) subject.cardinality() * suspects.cardinality() > MOST_PAIRS) {
                return Optional.empty();
            }
            return blocked(suspects, picked);
        }

        private Optional<Blocked> blocked(BitSet suspects, boolean picked) {
            var blocked = new BitSet();
            var witness = Optional.<Blocked>empty();
            for (int peer = suspects.nextSetBit(0); peer >= 0; peer = suspects.nextSetBit(peer + 1)) {
                var shut = shut(peer);
                if (shut.isPresent()) {
                    blocked.set(peer);
                    witness = witness.or(() -> shut);
                } else if (!picked) {
                    return Optional.empty(); // one of a wide peer is let through: it does what it says
                }
            }
            boolean all = blocked.equals(peers);
            return witness.map(one -> new Blocked(blocked, one.source(), one.destination(), one.traffic(), all));
        }

        /// The first packet between them, when nothing that the rule allows passes between the peer and any subject,
        /// and the other side is why.
        private Optional<Blocked> shut(int peer) {
            var witness = Optional.<Blocked>empty();
            for (int mine = subject.nextSetBit(0); mine >= 0; mine = subject.nextSetBit(mine + 1)) {
                var pair = pair(mine, peer);
                if (pair.isPresent()) {
                    var wanted = wanted(mine, peer);
                    var cell = request.reachability().cell(pair.get().source(), pair.get().destination());
                    var open = cell.allowed().union(cell.unknown()).intersect(wanted);
                    if (wanted.isEmpty() || !open.isEmpty()) {
                        return Optional.empty();
                    }
                    witness = witness.or(() -> packet(pair.get(), wanted));
                }
            }
            return witness.filter(packet -> sure || otherSide(packet) instanceof Verdict.Denied);
        }

        private static Optional<Blocked> packet(Pair pair, TrafficSet wanted) {
            return wanted.witness().map(traffic ->
                    new Blocked(new BitSet(), pair.source(), pair.destination(), traffic, false));
        }

        private TrafficSet wanted(int mine, int peer) {
            int destination = rule.direction() == Direction.INGRESS ? mine : peer;
            return Inclusion.resolved(
                    rule.traffic(), request.population().groups().get(destination).ports());
        }

        /// Two ends, not the same pod; none for a group that is a single pod with itself.
        private Optional<Pair> pair(int mine, int peer) {
            var groups = request.population().groups();
            Group own = groups.get(mine);
            Group other = groups.get(peer);
            if (mine == peer && own.members().size() < 2) {
                return Optional.empty();
            }
            var first = own.members().getFirst();
            var second = mine == peer ? other.members().getLast() : other.members().getFirst();
            return Optional.of(rule.direction() == Direction.INGRESS
                    ? new Pair(second, first)
                    : new Pair(first, second));
        }

        /// What the other side says of a packet; that it allows it, where the rule's own side already denies it.
        Verdict otherSide(Blocked packet) {
            var explanation =
                    request.reachability().explain(packet.source(), packet.destination(), packet.traffic());
            boolean in = rule.direction() == Direction.INGRESS;
            var own = in ? explanation.ingress() : explanation.egress();
            var other = in ? explanation.egress() : explanation.ingress();
            return own.verdict() instanceof Verdict.Allowed ? other.verdict() : new Verdict.Allowed(List.of());
        }
    }

    /// May a rule of a first-match tier decide about some of these pods before an additive one is asked?
    private static boolean askedBefore(CheckRequest request, Rule rule, BitSet subject) {
        return request.reachability().policies().policies().stream()
                .filter(policy -> policy.tier().combination() == Tier.Combination.FIRST_MATCH)
                .filter(policy -> policy.rules().stream()
                        .anyMatch(other -> other.direction() == rule.direction()))
                .anyMatch(policy -> request.population().chosen(policy.subject()).intersects(subject));
    }

    private record Pair(Endpoint source, Endpoint destination) {}

    private Finding finding(Run run, Finding.Place place, Blocked blocked) {
        boolean in = run.rule().direction() == Direction.INGRESS;
        var workloads = run.request().population().workloads(blocked.peers());
        var by = denying(run, blocked).stream().map(ObjectRef::label).toList();
        var other = in ? "egress" : "ingress";
        var said = new Said(
                (blocked.all() ? "" : "not all of them can: ") + (in ? "lets in " : "lets out to ")
                        + Words.few(workloads) + ", but " + Words.few(by) + (by.size() == 1 ? " denies" : " deny")
                        + " the " + other + " there, for instance " + blocked.traffic(),
                "allow the " + other + " " + (in ? "to" : "from") + " these pods as well, or remove the peer");
        return Finding.of(this, blocked.all() ? Severity.WARNING : Severity.INFO, place, said);
    }

    /// The policies that isolate the first of the peers; where another tier has a word in it, those of the verdict.
    private static List<ObjectRef> denying(Run run, Blocked blocked) {
        var direction = run.rule().direction() == Direction.INGRESS ? Direction.EGRESS : Direction.INGRESS;
        int first = blocked.peers().nextSetBit(0);
        var concerned = run.request().reachability().policies().policies().stream()
                .filter(policy -> policy.isolates().contains(direction)
                        || policy.rules().stream().anyMatch(rule -> rule.direction() == direction))
                .filter(policy -> run.request().population().chosen(policy.subject()).get(first))
                .toList();
        if (concerned.stream().allMatch(policy -> policy.isolates().contains(direction))) {
            return concerned.stream().map(Policy::ref).toList();
        }
        return run.otherSide(blocked) instanceof Verdict.Denied(var rules)
                ? rules.stream().map(RuleRef::policy).distinct().toList()
                : List.of();
    }
}
