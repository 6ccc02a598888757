package dev.weft.lint.check;

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A namespace with pods of which no policy isolates each, present and future, for ingress or egress. A warning where
/// some pod accepts everything, else a remark. Namespaces of the cluster itself are always a remark: what is denied
/// there may stop the cluster.
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
        return "A pod that no policy selects accepts everything and may connect anywhere. A policy with podSelector: {} "
                + "and without rules isolates every pod of the namespace, also those that come later; others then allow "
                + "what is needed.";
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
                .allMatch(kind -> request.snapshot().unreadable(kind, namespace).isEmpty());
        return read && set.policies().stream()
                .filter(policy -> policy.rules().stream()
                        .anyMatch(rule -> rule.peers().stream().anyMatch(Peer.Unsupported.class::isInstance)))
                .noneMatch(policy -> request.population().chosen(policy.subject()).intersects(pods));
    }

    private Optional<Finding> of(CheckRequest request, String namespace, BitSet pods) {
        var missing = new ArrayList<String>();
        for (var direction : Direction.values()) {
            if (request.policies().stream().noneMatch(policy -> deniesByDefault(policy, namespace, direction))) {
                missing.add(direction.word().toLowerCase(Locale.ROOT));
            }
        }
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        var open = (BitSet) pods.clone();
        for (var policy : request.policies()) {
            if (policy.isolates().contains(Direction.INGRESS) || policy.tier().combination() == Tier.Combination.FIRST_MATCH) {
                open.andNot(request.population().chosen(policy.subject()));
            }
        }
        boolean ingress = missing.contains(Direction.INGRESS.word().toLowerCase(Locale.ROOT));
        var said = new Said(
                "no policy isolates every pod of the namespace for " + String.join(" and ", missing)
                        + (ingress && !open.isEmpty()
                                ? "; open to everyone: " + Words.few(request.population().workloads(open))
                                : ""),
                "add a NetworkPolicy with podSelector: {}, these policyTypes and no rules, and allow what is needed");
        boolean bad = ingress && !open.isEmpty() && !SYSTEM.contains(namespace);
        return Optional.of(Finding.of(
                this,
                bad ? Severity.WARNING : Severity.INFO,
                Finding.Place.of(ObjectRef.ofNamespace(namespace)),
                said));
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
