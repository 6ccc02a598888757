package dev.weft.lint.check;

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
import dev.weft.policy.Rule;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A peer that a rule allows while the other side denies all of it: the pair cannot talk. A warning where no pod that
/// the peer means can, a remark where some can and some workloads cannot, of a peer that picks pods by labels.
/// Source: Kubernetes documentation, "Network Policies": "both the egress policy on the source and the ingress policy
/// on the destination need to allow" the connection.
///
/// Cost: at most [#MOST_PAIRS] look-ups for a peer, usually one for each of its groups; a peer with more is passed
/// over.
final class OneSidedAllow implements Check {
    private static final int MOST_PAIRS = 50_000;

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
        return "A connection needs the leave of both: the egress policies of its source and the ingress policies of its "
                + "destination. A pod that some policy isolates in a direction needs a rule there too.";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        var findings = new ArrayList<Finding>();
        for (var policy : request.policies()) {
            var subject = request.population().livingOf(policy.subject());
            for (var rule : policy.rules()) {
                for (int i = 0; rule.action() == Action.ACCEPT && i < rule.peers().size(); i++) {
                    if (rule.peers().get(i) instanceof Peer.Pods(var selection)) {
                        var run = new Run(request, rule, subject, request.population().livingOf(selection));
                        var place = Places.ofPeer(request, policy, rule, i);
                        run.look(!selection.pods().selectsEverything())
                                .map(blocked -> finding(run, place, blocked))
                                .ifPresent(findings::add);
                    }
                }
            }
        }
        return findings;
    }

    /// Peers that cannot talk, one packet that shows it, and whether none of the peers can.
    private record Blocked(BitSet peers, Endpoint source, Endpoint destination, Traffic traffic, boolean all) {}

    /// One peer of one rule.
    private record Run(CheckRequest request, Rule rule, BitSet subject, BitSet peers) {
        Optional<Blocked> look(boolean picked) {
            if ((long) subject.cardinality() * peers.cardinality() > MOST_PAIRS) {
                return Optional.empty();
            }
            var blocked = new BitSet();
            var witness = Optional.<Blocked>empty();
            int asked = 0;
            for (int peer = peers.nextSetBit(0); peer >= 0; peer = peers.nextSetBit(peer + 1)) {
                var shut = shut(peer);
                if (shut.isPresent()) {
                    blocked.set(peer);
                    witness = witness.or(() -> shut);
                } else if (!picked) {
                    return Optional.empty(); // one of a wide peer is let through: it does what it says
                }
                asked++;
            }
            boolean all = blocked.cardinality() == asked;
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
                    if (wanted.isEmpty() || !open.isEmpty() || !othersDeny(pair.get(), wanted)) {
                        return Optional.empty();
                    }
                    witness = witness.or(() -> packet(pair.get(), wanted));
                }
            }
            return witness;
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

        private boolean othersDeny(Pair pair, TrafficSet wanted) {
            return wanted.witness().filter(traffic -> half(pair, traffic) instanceof Verdict.Denied).isPresent();
        }

        private Verdict half(Pair pair, Traffic traffic) {
            var explanation = request.reachability().explain(pair.source(), pair.destination(), traffic);
            boolean own = (rule.direction() == Direction.INGRESS ? explanation.ingress() : explanation.egress())
                    .verdict() instanceof Verdict.Allowed;
            var other = rule.direction() == Direction.INGRESS ? explanation.egress() : explanation.ingress();
            return own ? other.verdict() : new Verdict.Allowed(List.of());
        }
    }

    private record Pair(Endpoint source, Endpoint destination) {}

    private Finding finding(Run run, Finding.Place place, Blocked blocked) {
        boolean in = run.rule().direction() == Direction.INGRESS;
        var workloads = run.request().population().workloads(blocked.peers());
        var denied = run.half(new Pair(blocked.source(), blocked.destination()), blocked.traffic());
        var by = denied instanceof Verdict.Denied(var rules)
                ? rules.stream().map(RuleRef::policy).map(ref -> ref.label()).distinct()
                        .collect(Collectors.toList())
                : List.<String>of();
        var other = in ? "egress" : "ingress";
        var said = new Said(
                (blocked.all() ? "" : "not all of them can: ") + (in ? "lets in " : "lets out to ")
                        + Words.few(workloads) + ", but " + Words.few(by) + (by.size() == 1 ? " denies" : " deny")
                        + " the " + other + " there, for instance " + blocked.traffic(),
                "allow the " + other + " " + (in ? "to" : "from") + " these pods as well, or remove the peer");
        return Finding.of(this, blocked.all() ? Severity.WARNING : Severity.INFO, place, said);
    }
}
