package dev.weft.lint.check;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.TrafficMatch.NamedPort;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
                for (var name : rule.traffic().named()) {
                    dead(request, policy, rule, name).ifPresent(said -> findings.add(Finding.of(
                            this,
                            Severity.WARNING,
                            Places.ofPort(request, policy, rule, name.protocol(), name.name()),
                            said)));
                }
            }
        }
        return findings;
    }

    private static Optional<Said> dead(CheckRequest request, Policy policy, Rule rule, NamedPort name) {
        boolean addresses = rule.direction() == Direction.EGRESS && !rule.peers().isEmpty()
                && rule.peers().stream().allMatch(Peer.Addresses.class::isInstance);
        var destinations = destinations(request, policy, rule);
        if (destinations.isEmpty()) {
            return addresses && !request.population().isEmpty()
                    ? Optional.of(new Said(
                            "\"" + name.name() + "\" is a name, which no address outside of the pods declares",
                            "write the port as a number"))
                    : Optional.empty();
        }
        var declared = declared(request, destinations);
        boolean alive = declared.stream()
                .anyMatch(port -> port.name().equals(name.name()) && port.protocol() == name.protocol());
        return alive || !isCertain(request, policy, rule)
                ? Optional.empty()
                : Optional.of(said(name, declared, request.population().workloads(destinations)));
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

    private static Said said(NamedPort name, Set<ContainerPort> declared, List<String> pods) {
        var names = declared.stream()
                .filter(port -> port.protocol() == name.protocol() && !port.name().isEmpty())
                .map(ContainerPort::name)
                .collect(Collectors.toCollection(TreeSet::new));
        var reason = "no pod that the rule leads to (" + Words.few(pods) + ") declares a " + name.protocol()
                + " port \"" + name.name() + "\"";
        var otherProtocol = declared.stream().filter(port -> port.name().equals(name.name())).findFirst();
        if (otherProtocol.isPresent()) {
            return new Said(reason, "name its protocol, it is declared for " + otherProtocol.get().protocol());
        }
        return new Said(reason, Words.nearest(name.name(), names)
                .map(near -> "did you mean " + near + "?")
                .orElse(names.isEmpty()
                        ? "write the number, or name the port in the pods"
                        : "use one of theirs (" + Words.few(names) + "), or write the number"));
    }
}
