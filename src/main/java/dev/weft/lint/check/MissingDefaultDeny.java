package dev.weft.lint.check;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem.Severity;
import dev.weft.cluster.Selector;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.policy.Policy;
import dev.weft.policy.Tier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A namespace with pods of which no policy isolates each, present and future, for ingress or egress. A warning where
/// some pod accepts everything, else a remark. Namespaces of the cluster itself are always a remark: what is denied
/// there may stop the cluster.
/// A patch is offered where every pod there is is isolated already, so that it changes nothing today.
/// Source: Kubernetes documentation, "Network Policies", "Default policies".
final class MissingDefaultDeny implements Check {
    private static final Set<String> SYSTEM = Set.of("kube-system", "kube-public", "kube-node-lease");

    @Override
    public String code() {
        return "no-default-deny";
    }

    @Override
    public String title() {
        return "A namespace has no default deny";
    }

    @Override
    public String help() {
        return "A pod that no policy selects accepts everything and may connect anywhere. A policy with podSelector: "
                + "{} and without rules isolates every pod of the namespace, also those that come later; others then "
                + "allow what is needed.";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        var findings = new ArrayList<Finding>();
        for (var namespace : request.snapshot().namespaces().keySet()) {
            var pods = request.population().ofNamespace(namespace);
            pods.and(request.population().living());
            if (!pods.isEmpty() && isKnown(request, namespace, pods)) {
                of(request, namespace, pods).ifPresent(findings::add);
            }
        }
        return findings;
    }

    /// All kinds of policies could be read there, and each of them is evaluated.
    private static boolean isKnown(CheckRequest request, String namespace, BitSet pods) {
        var set = request.reachability().policies();
        boolean read = set.kinds().stream()
                .allMatch(kind -> request.snapshot().unreadable(kind.resource(), namespace).isEmpty());
        return read && set.policies().stream()
                .filter(policy -> policy.rules().stream()
                        .anyMatch(rule -> rule.peers().stream().anyMatch(Peer.Unsupported.class::isInstance)))
                .noneMatch(policy -> request.population().chosen(policy.subject()).intersects(pods));
    }

    private Optional<Finding> of(CheckRequest request, String namespace, BitSet pods) {
        var missing = Stream.of(Direction.values())
                .filter(direction -> request.policies().stream()
                        .noneMatch(policy -> deniesByDefault(policy, namespace, direction)))
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        var open = missing.contains(Direction.INGRESS) ? open(request, pods) : new BitSet();
        var said = new Said(
                "no policy isolates every pod of the namespace for "
                        + missing.stream().map(Direction::field).collect(Collectors.joining(" and "))
                        + (open.isEmpty()
                                ? ""
                                : "; open to everyone: " + Words.few(request.population().workloads(open))),
                "add a NetworkPolicy with podSelector: {}, policyTypes: [" + words(missing)
                        + "] and no rules, and allow what is needed");
        boolean bad = !open.isEmpty() && !SYSTEM.contains(namespace);
        var finding = Finding.of(
                this,
                bad ? Severity.WARNING : Severity.INFO,
                Finding.Place.of(ObjectRef.ofNamespace(namespace)),
                said);
        return Optional.of(missing.stream().allMatch(direction -> isolated(request, direction).containsAll(pods))
                ? finding.withPatch(defaultDeny(request, namespace, missing))
                : finding);
    }

    /// Pods that no policy of any tier keeps anybody from.
    private static BitSet open(CheckRequest request, BitSet pods) {
        var open = (BitSet) pods.clone();
        for (var policy : request.policies()) {
            if (policy.isolates().contains(Direction.INGRESS)
                    || policy.tier().combination() == Tier.Combination.FIRST_MATCH) {
                open.andNot(request.population().chosen(policy.subject()));
            }
        }
        return open;
    }

    private record Isolated(BitSet groups) {
        boolean containsAll(BitSet pods) {
            var rest = (BitSet) pods.clone();
            rest.andNot(groups);
            return rest.isEmpty();
        }
    }

    private static Isolated isolated(CheckRequest request, Direction direction) {
        var isolated = new BitSet();
        request.policies().stream()
                .filter(policy -> policy.isolates().contains(direction))
                .forEach(policy -> isolated.or(request.population().chosen(policy.subject())));
        return new Isolated(isolated);
    }

    private static Manifest defaultDeny(CheckRequest request, String namespace, List<Direction> directions) {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("podSelector", Map.of());
        spec.put("policyTypes", directions.stream().map(Direction::word).toList());
        return PolicyBody.added(request, namespace, "default-deny", spec);
    }

    private static String words(List<Direction> directions) {
        return directions.stream().map(Direction::word).collect(Collectors.joining(", "));
    }

    /// Any pod that could ever be there: isolated, or denied all of it by a rule of another tier.
    private static boolean deniesByDefault(Policy policy, String namespace, Direction direction) {
        var whole = new PodSelection(
                new Scope.Own(namespace), Selector.EVERYTHING, PodSelection.HostPods.EXCLUDED);
        boolean all = Inclusion.lies(whole, policy.subject());
        boolean denies = policy.rules().stream().anyMatch(rule -> rule.direction() == direction
                && rule.action() == Action.DENY
                && rule.traffic().numbered().equals(TrafficSet.ALL)
                && rule.peers().stream().anyMatch(MissingDefaultDeny::isEveryPod));
        return all && (policy.isolates().contains(direction) || denies);
    }

    private static boolean isEveryPod(Peer peer) {
        return switch (peer) {
            case Peer.Anyone _ -> true;
            case Peer.Pods(var selection) -> selection.pods().selectsEverything()
                    && selection.namespaces() instanceof Scope.Matching(var namespaces)
                    && namespaces.selectsEverything();
            case Peer.Addresses _, Peer.Nodes _, Peer.DomainNames _, Peer.Unsupported _ -> false;
        };
    }
}
