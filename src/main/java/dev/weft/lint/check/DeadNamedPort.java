package dev.weft.lint.check;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.net.Protocol;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A named port that no pod declares which the rule's traffic ends at: the rule allows nothing by it.
/// Source: NetworkPolicyPort.port ("a numerical or named port on a pod"); upstream e2e, named ports: resolved on the
/// destination pod, per protocol.
final class DeadNamedPort implements Check {
    @Override
    public String code() {
        return "dead-named-port";
    }

    @Override
    public String title() {
        return "No destination pod declares the named port of a rule";
    }

    @Override
    public String help() {
        return "A name stands for the number that the destination pod itself declares below that name and protocol: "
                + "for ingress the pods of the policy, for egress the peers. A pod that does not declare it is not "
                + "meant, and an address never is.";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        var findings = new ArrayList<Finding>();
        for (var policy : request.policies()) {
            for (var rule : policy.rules()) {
                wanted(request, policy, rule).forEach(wanted -> dead(request, policy, rule, wanted)
                        .ifPresent(said -> findings.add(Finding.of(
                                this,
                                Severity.WARNING,
                                Places.ofPort(request, policy, rule, wanted.anyProtocol(), wanted.name()),
                                said))));
            }
        }
        return findings;
    }

    /// A name and the protocols for which it would do.
    private record Wanted(String name, Set<Protocol> protocols) {
        Protocol anyProtocol() {
            return protocols.iterator().next();
        }

        boolean is(ContainerPort port) {
            return port.name().equals(name) && protocols.contains(port.protocol());
        }

        /// `a TCP port`, `a port` where any protocol would do.
        String words() {
            return protocols.size() == 1 ? "a " + anyProtocol() + " port" : "a port";
        }
    }

    /// In a NetworkPolicy each entry names one protocol; the other kinds take that which the pod declares.
    private static List<Wanted> wanted(CheckRequest request, Policy policy, Rule rule) {
        if (request.networkPolicy(policy).isPresent()) {
            return rule.traffic().named().stream()
                    .map(named -> new Wanted(named.name(), EnumSet.of(named.protocol())))
                    .toList();
        }
        var byName = new TreeMap<String, Set<Protocol>>();
        rule.traffic().named().forEach(named -> byName
                .computeIfAbsent(named.name(), _ -> EnumSet.noneOf(Protocol.class))
                .add(named.protocol()));
        return byName.entrySet().stream().map(entry -> new Wanted(entry.getKey(), entry.getValue())).toList();
    }

    private static Optional<Said> dead(CheckRequest request, Policy policy, Rule rule, Wanted wanted) {
        boolean addresses = rule.direction() == Direction.EGRESS && !rule.peers().isEmpty()
                && rule.peers().stream().allMatch(Peer.Addresses.class::isInstance);
        var destinations = destinations(request, policy, rule);
        if (destinations.isEmpty()) {
            return addresses && !request.population().isEmpty()
                    ? Optional.of(new Said(
                            "\"" + wanted.name() + "\" is a name, which no address outside of the pods declares",
                            "write the port as a number"))
                    : Optional.empty();
        }
        var declared = declared(request, destinations);
        return declared.stream().anyMatch(wanted::is) || !isCertain(request, policy, rule)
                ? Optional.empty()
                : Optional.of(said(wanted, declared, request.population().workloads(destinations)));
    }

    /// Finished and host-network pods too: what they declare is not dead.
    private static BitSet destinations(CheckRequest request, Policy policy, Rule rule) {
        var population = request.population();
        if (rule.direction() == Direction.INGRESS) {
            return population.chosen(policy.subject());
        }
        var destinations = new BitSet();
        for (var peer : rule.peers()) {
            switch (peer) {
                case Peer.Pods(var selection) -> destinations.or(population.chosen(selection));
                case Peer.Addresses(var block) -> destinations.or(population.at(block));
                case Peer.Anyone _, Peer.Nodes _, Peer.DomainNames _, Peer.Unsupported _ ->
                    destinations.or(population.all());
            }
        }
        return destinations;
    }

    private static boolean isCertain(CheckRequest request, Policy policy, Rule rule) {
        return rule.direction() == Direction.INGRESS
                ? request.population().isKnown(policy.subject())
                : Extent.of(rule.peers(), request.population()).certain();
    }

    private static Set<ContainerPort> declared(CheckRequest request, BitSet destinations) {
        return destinations.stream()
                .mapToObj(request.population().groups()::get)
                .flatMap(group -> group.ports().stream())
                .collect(Collectors.toSet());
    }

    private static Said said(Wanted wanted, Set<ContainerPort> declared, List<String> pods) {
        var names = declared.stream()
                .filter(port -> wanted.protocols().contains(port.protocol()) && !port.name().isEmpty())
                .map(ContainerPort::name)
                .collect(Collectors.toCollection(TreeSet::new));
        var reason = "no pod that the rule leads to (" + Words.few(pods) + ") declares " + wanted.words()
                + " \"" + wanted.name() + "\"";
        var otherProtocol = declared.stream().filter(port -> port.name().equals(wanted.name())).findFirst();
        if (otherProtocol.isPresent()) {
            return new Said(reason, "name its protocol, it is declared for " + otherProtocol.get().protocol());
        }
        return new Said(reason, Words.nearest(wanted.name(), names)
                .map(near -> "did you mean " + near + "?")
                .orElse(names.isEmpty()
                        ? "write the number, or name the port in the pods"
                        : "use one of theirs (" + Words.few(names) + "), or write the number"));
    }
}
