package dev.weft.lint.check;

import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// A namespaceSelector and a podSelector in two neighbouring items of a list, which are alternatives, where one item
/// with both may have been meant. A warning where one item would select pods, and fewer than the two or the
/// podSelector alone selects nobody; else a remark.
/// Source: Kubernetes documentation, "Network Policies", "Behavior of to and from selectors": one item with both
/// selectors is an intersection, two items are a union.
final class PeersAsAlternatives implements Check {
    @Override
    public String code() {
        return "two-items-are-alternatives";
    }

    @Override
    public String title() {
        return "A namespaceSelector and a podSelector stand in two list items, which are alternatives";
    }

    @Override
    public String help() {
        return "Each dash begins another peer, and any of them will do. A namespaceSelector alone means every pod of "
                + "those namespaces; a podSelector alone means pods of the policy's own namespace. Only both "
                + "selectors below one dash mean these pods of those namespaces.";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        var findings = new ArrayList<Finding>();
        for (var policy : request.policies()) {
            if (request.networkPolicy(policy).isPresent()) {
                policy.rules().forEach(rule -> first(request, policy, rule).ifPresent(findings::add));
            }
        }
        return findings;
    }

    private Optional<Finding> first(CheckRequest request, Policy policy, Rule rule) {
        for (int i = 0; i + 1 < rule.peers().size(); i++) {
            var one = rule.peers().get(i);
            var next = rule.peers().get(i + 1);
            if (one instanceof Peer.Pods(var a) && next instanceof Peer.Pods(var b)) {
                if (isWholeNamespaces(a) && isOwn(b)) {
                    return Optional.of(finding(request, Places.ofPeer(request, policy, rule, i + 1), a, b));
                }
                if (isOwn(a) && isWholeNamespaces(b)) {
                    return Optional.of(finding(request, Places.ofPeer(request, policy, rule, i + 1), b, a));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isWholeNamespaces(PodSelection selection) {
        return selection.namespaces() instanceof Scope.Matching && selection.pods().selectsEverything();
    }

    private static boolean isOwn(PodSelection selection) {
        return selection.namespaces() instanceof Scope.Own;
    }

    private Finding finding(CheckRequest request, Finding.Place place, PodSelection whole, PodSelection own) {
        var population = request.population();
        var both = population.chosen(new PodSelection(whole.namespaces(), own.pods()));
        var either = new BitSet();
        either.or(population.chosen(whole));
        either.or(population.chosen(own));
        boolean idle = population.chosen(own).isEmpty();
        boolean likely = !both.isEmpty() && (idle || !both.equals(either)) && !own.pods().selectsEverything();
        var said = new Said(
                "two items are alternatives: " + pods("every pod", whole) + ", and " + ownPods(own)
                        + count(either.cardinality() == 0 ? List.of() : population.workloads(either)),
                "put both selectors into one item to mean " + pods(own.pods().selectsEverything()
                        ? "every pod"
                        : "pods with " + own.pods(), whole) + " alone"
                        + count(both.isEmpty() ? List.of() : population.workloads(both)));
        return Finding.of(this, likely ? Severity.WARNING : Severity.INFO, place, said);
    }

    private static String count(List<String> workloads) {
        return workloads.isEmpty() ? "" : " (" + Words.few(workloads) + ")";
    }

    private static String pods(String which, PodSelection whole) {
        return whole.namespaces() instanceof Scope.Matching(var selector) && !selector.selectsEverything()
                ? which + " of namespaces with " + selector
                : which + " of all namespaces";
    }

    private static String ownPods(PodSelection own) {
        var namespace = own.namespaces() instanceof Scope.Own(var name) ? name : "its own namespace";
        return own.pods().selectsEverything()
                ? "every pod of " + namespace + " itself"
                : "pods with " + own.pods() + " of " + namespace + " itself";
    }
}
