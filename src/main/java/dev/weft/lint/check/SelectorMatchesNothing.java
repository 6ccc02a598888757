package dev.weft.lint.check;

import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.Problem.Severity;
import dev.weft.cluster.Selector;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A selector of pods or of namespaces that nothing matches. A subject or peer is a warning where the pods are there
/// and only the labels miss, a remark where the namespace itself is empty or was not read.
///
/// Assumes: a source that holds no pod at all (policies alone) says nothing about selectors.
final class SelectorMatchesNothing implements Check {
    @Override
    public String code() {
        return "selector-matches-nothing";
    }

    @Override
    public String title() {
        return "A selector matches no pod or no namespace";
    }

    @Override
    public String help() {
        return "Labels are compared letter by letter, all of them must match, and a podSelector without a "
                + "namespaceSelector looks only into the policy's own namespace. A subject that selects no pod makes "
                + "the policy idle; a peer that selects none lets nobody in or out. Finished pods and the templates "
                + "of controllers without pods count as pods here.";
    }

    @Override
    public List<Finding> run(CheckRequest request) {
        if (request.population().isEmpty()) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        for (var policy : request.policies()) {
            var run = new Run(this, request, policy);
            run.subject().ifPresent(findings::add);
            for (var rule : policy.rules()) {
                for (int i = 0; i < rule.peers().size(); i++) {
                    run.peer(rule, i).ifPresent(findings::add);
                }
            }
        }
        return findings;
    }

    /// One policy looked at.
    private record Run(SelectorMatchesNothing check, CheckRequest request, Policy policy) {
        Optional<Finding> subject() {
            var path = Places.subject(request, policy);
            return nothing(policy.subject(), "the policy selects nobody", path, path);
        }

        Optional<Finding> peer(Rule rule, int index) {
            if (!(rule.peers().get(index) instanceof Peer.Pods(var selection))) {
                return Optional.empty();
            }
            var path = Places.peer(request, rule, index);
            boolean split = path.endsWith("]") && request.networkPolicy(policy).isPresent();
            return nothing(
                    selection,
                    "the peer selects nobody",
                    split ? path + ".podSelector" : path,
                    split ? path + ".namespaceSelector" : path);
        }

        private Optional<Finding> nothing(PodSelection selection, String effect, String pods, String namespaces) {
            var population = request.population();
            if (!population.chosen(selection).isEmpty() || !population.isKnown(selection)) {
                return Optional.empty();
            }
            var names = population.namespaces(selection.namespaces());
            if (names.isEmpty() && selection.namespaces() instanceof Scope.Matching(var selector)) {
                return Optional.of(finding(
                        isSurelyWrong(selector), namespaces, effect, new NamespaceDiagnosis(request).of(selector)));
            }
            var there = new BitSet();
            names.forEach(name -> there.or(population.ofNamespace(name)));
            var where = names.size() == 1 ? "namespace " + names.getFirst() : "the namespaces " + Words.few(names);
            if (there.isEmpty()) {
                return Optional.of(finding(false, pods, effect, new Said(
                        where + " has no pod and no workload, as far as was read",
                        "nothing to do if they come later, else remove it")));
            }
            if (NameServers.wouldSelect(selection) && !NameServers.anySystemPod(population)) {
                return Optional.of(finding(false, pods, effect, new Said(
                        "it would select the cluster's name servers, but no pod of theirs was read",
                        "read the pods of kube-system too, to see whom it selects")));
            }
            return Optional.of(finding(true, pods, effect, labels(selection.pods(), there, where)));
        }

        private Finding finding(boolean surelyWrong, String path, String effect, Said said) {
            return Finding.of(
                    check,
                    surelyWrong ? Severity.WARNING : Severity.INFO,
                    request.place(policy, path),
                    new Said(effect + ": " + said.reason(), said.remedy()));
        }

        /// A namespace that is named but was not read may well be there; labels of namespaces that were only
        /// mentioned are not known.
        private boolean isSurelyWrong(Selector selector) {
            boolean named = selector.requirements().stream()
                    .anyMatch(requirement -> requirement.key().equals(Namespace.NAME_LABEL));
            return !named && !request.snapshot().contents().namespaces().isEmpty();
        }

        private Said labels(Selector selector, BitSet there, String where) {
            for (var requirement : selector.requirements()) {
                var alone = new Selector(List.of(requirement));
                if (there.stream().noneMatch(bit -> alone.matches(group(bit)))) {
                    return new Said(
                            "no pod of " + where + " has " + requirement,
                            remedy(requirement, values(requirement.key(), there)));
                }
            }
            return new Said(
                    "no pod of " + where + " has all of " + selector,
                    "correct the labels, each of them is there, but not on one pod");
        }

        private Labels group(int bit) {
            return request.population().groups().get(bit).labels();
        }

        private Set<String> values(String key, BitSet there) {
            return there.stream()
                    .mapToObj(this::group)
                    .flatMap(labels -> labels.value(key).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /// Why no namespace matches.
    private record NamespaceDiagnosis(CheckRequest request) {
        Said of(Selector selector) {
            var names = selector.requirements().stream()
                    .filter(requirement -> requirement.key().equals(Namespace.NAME_LABEL))
                    .findFirst();
            if (names.isPresent()) {
                return new Said(
                        "no namespace is called " + Words.or(names.get().values()) + ", as far as was read",
                        names.get().values().stream()
                                .flatMap(name -> Words.nearest(name, request.snapshot().namespaces().keySet()).stream())
                                .findFirst()
                                .map(near -> "did you mean " + near + "?")
                                .orElse("nothing to do if it comes later, else correct the name or remove the peer"));
            }
            if (request.snapshot().contents().namespaces().isEmpty()) {
                return new Said(
                        "no namespace has " + selector + ", but no Namespace object was read, so only names are known",
                        "select by " + Namespace.NAME_LABEL + ", or read the Namespace objects too");
            }
            var first = selector.requirements().stream()
                    .filter(requirement -> !any(new Selector(List.of(requirement))))
                    .findFirst();
            return first.map(requirement -> new Said(
                            "no namespace has " + requirement, remedy(requirement, values(requirement))))
                    .orElseGet(() -> new Said(
                            "no namespace has all of " + selector,
                            "correct the labels, each of them is there, but not on one namespace"));
        }

        private boolean any(Selector selector) {
            return request.snapshot().namespaces().values().stream()
                    .anyMatch(namespace -> selector.matches(namespace.labels()));
        }

        private Set<String> values(Selector.Requirement requirement) {
            return request.snapshot().namespaces().values().stream()
                    .flatMap(namespace -> namespace.labels().value(requirement.key()).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String remedy(Selector.Requirement requirement, Set<String> known) {
        if (known.isEmpty()) {
            return "correct the label, nothing there has the key " + requirement.key() + " at all, or remove it";
        }
        var meant = requirement.operator() == Selector.Operator.IN
                ? requirement.values().stream().flatMap(value -> Words.nearest(value, known).stream()).findFirst()
                : Optional.<String>empty();
        return meant.map(value -> "did you mean " + value + "?")
                .orElseGet(() ->
                        "correct it (" + requirement.key() + " is " + Words.few(known) + " there), or remove it");
    }
}
