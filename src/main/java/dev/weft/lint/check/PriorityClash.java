package dev.weft.lint.check;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.net.IpSet;
import dev.weft.net.Traffic;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.Tier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Two policies of one first-match tier and one priority whose first matching rules do different things to the same
/// packet: which of them decides is open. Said with one such packet as a witness, which no rule of a lower priority
/// decides before; a pod of the cluster is one end of it.
/// Source: network-policy-api v1alpha2, ClusterNetworkPolicySpec.priority: the order of equal priorities is not
/// defined.
final class PriorityClash implements Check {
    @Override
    public String code() {
        return "priority-clash";
    }

    @Override
    public String title() {
        return "Two policies of equal priority do different things to the same traffic";
    }

    @Override
    public String help() {
        return "Which of two policies with the same tier and priority is asked first is not defined, and may differ "
                + "between plugins and restarts. That matters only where their rules really overlap and say "
                + "different things.";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        var findings = new ArrayList<Finding>();
        var policies = request.policies().stream()
                .filter(policy -> policy.tier().combination() == Tier.Combination.FIRST_MATCH)
                .toList();
        for (int i = 0; i < policies.size(); i++) {
            var one = policies.get(i);
            for (var other : policies.subList(i + 1, policies.size())) {
                if (one.tier().equals(other.tier()) && one.priority() == other.priority()) {
                    Stream.of(Direction.values())
                            .flatMap(direction -> clash(request, policies, new Pair(one, other, direction)).stream())
                            .forEach(findings::add);
                }
            }
        }
        return findings;
    }

    private record Pair(Policy one, Policy other, Direction direction) {}

    private Optional<Finding> clash(CheckRequest request, List<Policy> policies, Pair pair) {
        var subjects = request.population().livingOf(pair.one().subject());
        subjects.and(request.population().livingOf(pair.other().subject()));
        if (subjects.isEmpty()) {
            return Optional.empty();
        }
        for (var a : rules(pair.one(), pair.direction())) {
            for (var b : rules(pair.other(), pair.direction())) {
                if (a.action() != b.action() && Overlap.meet(a, b)) {
                    var witness = witness(Overlap.of(request, policies, pair, a, b), subjects);
                    if (witness.isPresent()) {
                        return Optional.of(finding(request, pair, b, witness.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<Rule> rules(Policy policy, Direction direction) {
        return policy.rules().stream().filter(rule -> rule.direction() == direction).toList();
    }

    /// Who is one end of a packet: a pod of a group, or addresses outside.
    private record Other(int group, Optional<Endpoint> pod, IpSet addresses) {}

    /// A rule that is surely asked before one of the two.
    private record Earlier(BitSet subjects, Rule rule) {}

    /// Two rules, what is asked before them, and what both decide.
    private record Overlap(CheckRequest request, Rule a, Rule b, List<Earlier> earlier) {
        /// Can the two rules speak about the same packet at all?
        static boolean meet(Rule a, Rule b) {
            boolean numbers = !a.traffic().numbered().intersect(b.traffic().numbered()).isEmpty();
            return numbers || !a.traffic().named().isEmpty() || !b.traffic().named().isEmpty();
        }

        static Overlap of(CheckRequest request, List<Policy> policies, Pair pair, Rule a, Rule b) {
            var earlier = new ArrayList<Earlier>();
            for (var policy : policies) {
                boolean before = policy.tier().equals(pair.one().tier())
                        && policy.priority() < pair.one().priority();
                for (var rule : rules(policy, pair.direction())) {
                    if (before || isBefore(policy, rule, pair.one(), a) || isBefore(policy, rule, pair.other(), b)) {
                        earlier.add(new Earlier(request.population().chosen(policy.subject()), rule));
                    }
                }
            }
            return new Overlap(request, a, b, earlier);
        }

        private static boolean isBefore(Policy policy, Rule rule, Policy own, Rule asked) {
            return policy.ref().equals(own.ref())
                    && own.rules().indexOf(rule) < own.rules().indexOf(asked);
        }

        /// Every pod that both rules speak about, one of each group, and the addresses.
        Stream<Other> others() {
            var one = Extent.of(a.peers(), request.population());
            var other = Extent.of(b.peers(), request.population());
            var groups = one.groups();
            groups.and(other.groups());
            var addresses = one.addresses().intersect(other.addresses());
            var pods = groups.stream().boxed().flatMap(group -> request.population().groups().get(group).members()
                    .stream()
                    .filter(pod -> speaks(a, group, pod) && speaks(b, group, pod))
                    .limit(1)
                    .map(pod -> new Other(group, Optional.of(pod), IpSet.NONE)));
            return addresses.isEmpty()
                    ? pods
                    : Stream.concat(pods, Stream.of(new Other(-1, Optional.empty(), addresses)));
        }

        /// A single pod and itself, which no policy parts.
        boolean isAlone(int subject, Other other) {
            return subject == other.group()
                    && request.population().groups().get(subject).members().size() == 1;
        }

        private boolean speaks(Rule rule, int group, Endpoint pod) {
            return rule.peers().stream().anyMatch(peer -> switch (peer) {
                case Peer.Pods(var selection) -> request.population().chosen(selection).get(group);
                case Peer.Addresses(var block) -> pod instanceof Endpoint.OfPod(var it)
                        && it.network().addresses().stream().anyMatch(block::contains);
                case Peer.Anyone _ -> true;
                case Peer.Nodes _, Peer.DomainNames _, Peer.Unsupported _ -> false;
            });
        }

        /// One packet between a subject and another end that nothing earlier decides. Rules that may match count as
        /// rules that do: then nothing is said.
        Optional<String> packet(int subject, Other other) {
            var ports = ports(subject, other);
            var common = Inclusion.resolved(a.traffic(), ports).intersect(Inclusion.resolved(b.traffic(), ports));
            var pieces = List.of(new Piece(other.addresses(), common));
            for (var before : earlier) {
                if (before.subjects().get(subject)) {
                    pieces = rest(pieces, before.rule(), other, Inclusion.resolved(before.rule().traffic(), ports));
                }
            }
            return pieces.stream()
                    .filter(piece -> !piece.traffic().isEmpty())
                    .flatMap(piece -> piece.traffic().witness()
                            .map(traffic -> text(subject, other, piece.addresses(), traffic)).stream())
                    .findFirst();
        }

        private List<Piece> rest(List<Piece> pieces, Rule rule, Other other, TrafficSet decided) {
            var extent = Extent.of(rule.peers(), request.population());
            if (other.pod().isPresent()) {
                return extent.certain() && !speaks(rule, other.group(), other.pod().get())
                        ? pieces
                        : pieces.stream().map(piece -> piece.without(decided)).toList();
            }
            var addresses = extent.certain() ? extent.addresses() : IpSet.ALL;
            return pieces.stream().flatMap(piece -> piece.without(addresses, decided)).toList();
        }

        private List<ContainerPort> ports(int subject, Other other) {
            int destination = a.direction() == Direction.INGRESS ? subject : other.group();
            return destination < 0 ? List.of() : request.population().groups().get(destination).ports();
        }

        /// For instance `shop/web to shop/db on TCP 80`.
        private String text(int subject, Other other, IpSet addresses, Traffic traffic) {
            var population = request.population();
            var mine = population.workload(population.groups().get(subject).members().getFirst()).path();
            var theirs = other.pod()
                    .map(pod -> population.workload(pod).path())
                    .orElseGet(() -> addresses.ranges().getFirst().first().toString());
            boolean in = a.direction() == Direction.INGRESS;
            return (in ? theirs + " to " + mine : mine + " to " + theirs) + " on " + traffic;
        }
    }

    /// Traffic with addresses, which are empty where the other end is a pod.
    private record Piece(IpSet addresses, TrafficSet traffic) {
        Piece without(TrafficSet decided) {
            return new Piece(addresses, traffic.minus(decided));
        }

        /// What is left of it, by address: other addresses with all of it, these with the rest of the traffic.
        Stream<Piece> without(IpSet some, TrafficSet decided) {
            return Stream.of(
                            new Piece(addresses.minus(some), traffic),
                            new Piece(addresses.intersect(some), traffic.minus(decided)))
                    .filter(piece -> !piece.addresses().isEmpty() && !piece.traffic().isEmpty());
        }
    }

    private static Optional<String> witness(Overlap overlap, BitSet subjects) {
        var others = overlap.others().toList();
        return subjects.stream()
                .boxed()
                .flatMap(subject -> others.stream()
                        .filter(other -> !overlap.isAlone(subject, other))
                        .flatMap(other -> overlap.packet(subject, other).stream()))
                .findFirst();
    }

    private Finding finding(CheckRequest request, Pair pair, Rule rule, String witness) {
        var said = new Said(
                "has the priority " + pair.one().priority() + " of " + pair.one().ref().label()
                        + ", and both decide differently about, for instance, " + witness,
                "give one of them another priority");
        return Finding.of(this, Severity.ERROR, request.place(pair.other(), rule.ref().path()), said);
    }
}
