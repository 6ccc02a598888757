package dev.weft.lint.check;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.Tier;
import dev.weft.policy.TrafficMatch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
                if (a.action() != b.action() && Overlap.meet(request, a, b)) {
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

    /// A rule that is surely asked before one of the two.
    private record Earlier(BitSet subjects, Extent peers, TrafficMatch traffic) {
        /// One that may match counts as one that does: then nothing is said.
        boolean matches(int subject, int peer, IpSet addresses) {
            return subjects.get(subject) && (!peers.certain() || (peer < 0
                    ? !peers.addresses().intersect(addresses).isEmpty()
                    : peers.groups().get(peer)));
        }
    }

    private record Overlap(CheckRequest request, Pair pair, Rule a, Rule b, List<Earlier> earlier) {
        /// Can the two rules speak about the same packet at all?
        static boolean meet(CheckRequest request, Rule a, Rule b) {
            var one = Extent.of(a.peers(), request.population());
            var other = Extent.of(b.peers(), request.population());
            boolean numbers = !a.traffic().numbered().intersect(b.traffic().numbered()).isEmpty();
            boolean names = !a.traffic().named().isEmpty() || !b.traffic().named().isEmpty();
            return (numbers || names) && (one.groups().intersects(other.groups())
                    || !one.addresses().intersect(other.addresses()).isEmpty());
        }

        static Overlap of(CheckRequest request, List<Policy> policies, Pair pair, Rule a, Rule b) {
            var earlier = new ArrayList<Earlier>();
            for (var policy : policies) {
                boolean before = policy.tier().equals(pair.one().tier())
                        && policy.priority() < pair.one().priority();
                for (var rule : rules(policy, pair.direction())) {
                    if (before || isBefore(policy, rule, pair.one(), a) || isBefore(policy, rule, pair.other(), b)) {
                        earlier.add(new Earlier(
                                request.population().chosen(policy.subject()),
                                Extent.of(rule.peers(), request.population()),
                                rule.traffic()));
                    }
                }
            }
            return new Overlap(request, pair, a, b, earlier);
        }

        private static boolean isBefore(Policy policy, Rule rule, Policy own, Rule asked) {
            return policy.ref().equals(own.ref())
                    && own.rules().indexOf(rule) < own.rules().indexOf(asked);
        }

        Extent peers(Rule rule) {
            return Extent.of(rule.peers(), request.population());
        }

        /// What both rules decide of the traffic between a subject and a peer, or, for `peer` -1, these addresses.
        TrafficSet between(int subject, int peer, IpSet addresses) {
            var ports = ports(subject, peer);
            var common = Inclusion.resolved(a.traffic(), ports).intersect(Inclusion.resolved(b.traffic(), ports));
            for (var rule : earlier) {
                if (!common.isEmpty() && rule.matches(subject, peer, addresses)) {
                    common = common.minus(Inclusion.resolved(rule.traffic(), ports));
                }
            }
            return common;
        }

        private List<ContainerPort> ports(int subject, int peer) {
            int destination = pair.direction() == Direction.INGRESS ? subject : peer;
            return destination < 0 ? List.of() : request.population().groups().get(destination).ports();
        }
    }

    /// The text of one packet, for instance `shop/web to shop/db on TCP 80`.
    private static Optional<String> witness(Overlap overlap, BitSet subjects) {
        var one = overlap.peers(overlap.a());
        var other = overlap.peers(overlap.b());
        var peers = (BitSet) one.groups().clone();
        peers.and(other.groups());
        var addresses = one.addresses().intersect(other.addresses());
        return subjects.stream()
                .boxed()
                .flatMap(subject -> Stream.concat(
                        peers.stream().mapToObj(peer -> text(overlap, subject, peer, IpSet.NONE)),
                        addresses.isEmpty()
                                ? Stream.empty()
                                : Stream.of(text(overlap, subject, -1, addresses))))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static @Nullable String text(
            Overlap overlap, int subject, int peer, IpSet addresses) {
        var traffic = overlap.between(subject, peer, addresses).witness();
        if (traffic.isEmpty()) {
            return null;
        }
        var population = overlap.request().population();
        var mine = population.workload(population.groups().get(subject).members().getFirst()).path();
        var theirs = peer < 0
                ? addresses.ranges().getFirst().first().toString()
                : population.workload(population.groups().get(peer).members().getFirst()).path();
        boolean in = overlap.pair().direction() == Direction.INGRESS;
        return (in ? theirs + " to " + mine : mine + " to " + theirs) + " on " + traffic.get();
    }

    private Finding finding(CheckRequest request, Pair pair, Rule rule, String witness) {
        var said = new Said(
                "has the priority " + pair.one().priority() + " of " + pair.one().ref().label()
                        + ", and both decide differently about, for instance, " + witness,
                "give one of them another priority");
        return Finding.of(this, Severity.ERROR, request.place(pair.other(), rule.ref().path()), said);
    }
}
