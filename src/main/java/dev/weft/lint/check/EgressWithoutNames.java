package dev.weft.lint.check;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.Problem.Severity;
import dev.weft.cluster.Selector;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.net.Traffic;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Pods that are isolated for egress while no rule lets them ask the cluster's name servers. A warning where they may
/// connect somewhere else, a remark where they may connect nowhere. Said at the narrowest policy that isolates them.
/// Source: Kubernetes documentation, "Network Policies", "Default deny all egress traffic"; names of Services are
/// asked for on UDP and TCP 53.
final class EgressWithoutNames implements Check {
    @Override
    public String code() {
        return "egress-without-dns";
    }

    @Override
    public String title() {
        return "Pods isolated for egress cannot ask for names";
    }

    @Override
    public String help() {
        return "A policy that isolates for egress also denies the pods their name server. Whatever they connect to "
                + "by name, be it a Service or a host outside, then fails at the name, though the connection itself "
                + "is allowed.";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        var servers = NameServers.of(request);
        var deaf = deaf(request, servers);
        var speaking = speaking(request);
        var findings = new ArrayList<Finding>();
        narrowest(request, deaf).forEach((policy, pods) -> {
            var some = (BitSet) pods.clone();
            some.and(speaking);
            var none = (BitSet) pods.clone();
            none.andNot(speaking);
            if (!some.isEmpty()) {
                findings.add(finding(request, policy, some, servers));
            }
            if (!none.isEmpty()) {
                findings.add(silent(request, policy, none));
            }
        });
        return findings;
    }

    /// Isolated for egress, and no rule leads to a name server; pods that a policy may touch which nobody evaluates,
    /// and the name servers themselves, left out.
    private static BitSet deaf(CheckRequest request, NameServers servers) {
        var population = request.population();
        var deaf = new BitSet();
        for (var policy : request.reachability().policies().policies()) {
            if (policy.isolates().contains(Direction.EGRESS)) {
                deaf.or(population.livingOf(policy.subject()));
            }
        }
        for (var policy : request.reachability().policies().policies()) {
            boolean hears = policy.rules().stream()
                    .filter(rule -> rule.direction() == Direction.EGRESS)
                    .anyMatch(rule -> rule.peers().stream().anyMatch(Peer.Unsupported.class::isInstance)
                            || (rule.action() == Action.ACCEPT && servers.reachedBy(rule, population)));
            if (hears) {
                deaf.andNot(population.chosen(policy.subject()));
            }
        }
        var rest = (BitSet) deaf.clone();
        rest.stream().filter(servers::contains).forEach(deaf::clear);
        return deaf;
    }

    private static BitSet speaking(CheckRequest request) {
        var speaking = new BitSet();
        RuleLine.of(request, Direction.EGRESS).stream()
                .filter(line -> line.rule().action() == Action.ACCEPT && !line.isSilent())
                .forEach(line -> speaking.or(request.population().chosen(line.policy().subject())));
        return speaking;
    }

    private static Map<Policy, BitSet> narrowest(CheckRequest request, BitSet deaf) {
        var best = new TreeMap<Integer, Policy>();
        var width = new LinkedHashMap<Integer, Integer>();
        for (var policy : request.policies()) {
            if (policy.isolates().contains(Direction.EGRESS)) {
                var chosen = request.population().livingOf(policy.subject());
                int wide = chosen.cardinality();
                chosen.and(deaf);
                chosen.stream().forEach(bit -> {
                    if (wide < width.getOrDefault(bit, Integer.MAX_VALUE)) {
                        width.put(bit, wide);
                        best.put(bit, policy);
                    }
                });
            }
        }
        var grouped = new LinkedHashMap<Policy, BitSet>();
        best.forEach((bit, policy) -> grouped.computeIfAbsent(policy, _ -> new BitSet()).set(bit));
        return grouped;
    }

    private Finding finding(CheckRequest request, Policy policy, BitSet pods, NameServers servers) {
        var ports = servers.known() ? servers.ports() : Set.<Traffic>of();
        var where = servers.known()
                ? Words.few(servers.services().stream().map(service -> service.ref().label()).toList())
                : "any name server";
        var said = new Said(
                Words.few(request.population().workloads(pods)) + " may connect out, but no rule allows them to ask "
                        + where + " for names",
                "allow egress to the name servers on " + (ports.isEmpty()
                        ? "UDP and TCP 53"
                        : ports.stream().map(Traffic::toString).collect(Collectors.joining(" and "))));
        var finding = Finding.of(this, Severity.WARNING, place(request, policy), said);
        return patch(request, policy, servers).map(finding::withPatch).orElse(finding);
    }

    private Finding silent(CheckRequest request, Policy policy, BitSet pods) {
        var said = new Said(
                Words.few(request.population().workloads(pods)) + " may connect nowhere, names included",
                "nothing to do if that is meant, else allow what they need, and UDP and TCP 53 with it");
        return Finding.of(this, Severity.INFO, place(request, policy), said);
    }

    private static Finding.Place place(CheckRequest request, Policy policy) {
        boolean rules = request.networkPolicy(policy)
                .filter(manifest -> PolicyBody.at(manifest, "spec.egress").isPresent())
                .isPresent();
        return request.place(policy, rules ? "spec.egress" : "spec");
    }

    /// One more policy for the same pods. They are isolated for egress already, so that it only opens.
    private static Optional<Manifest> patch(CheckRequest request, Policy policy, NameServers servers) {
        var selectors = servers.services().stream()
                .filter(service -> service.selector().isPresent())
                .findFirst();
        if (!servers.known() || selectors.isEmpty()) {
            return Optional.empty();
        }
        var service = selectors.get();
        return request.networkPolicy(policy).map(manifest -> {
            var to = Map.of(
                    "namespaceSelector",
                    Map.of("matchLabels", Map.of(Namespace.NAME_LABEL, service.ref().namespace())),
                    "podSelector",
                    Map.of("matchLabels", labels(service.selector().orElse(Selector.EVERYTHING))));
            var spec = new LinkedHashMap<String, Object>();
            spec.put("podSelector", PolicyBody.at(manifest, "spec.podSelector").orElse(Map.of()));
            spec.put("policyTypes", List.of(Direction.EGRESS.word()));
            spec.put("egress", List.of(Map.of("to", List.of(to), "ports", ports(servers.ports()))));
            return PolicyBody.added(request, policy.ref().namespace(), policy.ref().name() + "-dns", spec);
        });
    }

    private static List<Map<String, Object>> ports(Collection<Traffic> ports) {
        return new TreeSet<>(ports).stream()
                .map(port -> {
                    var entry = new LinkedHashMap<String, Object>();
                    entry.put("protocol", port.protocol().name());
                    entry.put("port", port.port());
                    return (Map<String, Object>) entry;
                })
                .toList();
    }

    private static Map<String, String> labels(Selector selector) {
        var labels = new TreeMap<String, String>();
        selector.requirements().stream()
                .filter(requirement -> requirement.operator() == Selector.Operator.IN)
                .forEach(requirement -> labels.put(requirement.key(), requirement.values().getFirst()));
        return labels;
    }
}
