package dev.weft.whatif.mistake;

import static dev.weft.whatif.editing.Selections.count;
import static dev.weft.whatif.editing.Selections.few;

import dev.weft.cluster.Namespace;
import dev.weft.cluster.Problem.Severity;
import dev.weft.cluster.Selector;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.whatif.editing.ClusterWords;
import dev.weft.whatif.editing.ClusterWords.Crowd;
import dev.weft.whatif.editing.Part;
import dev.weft.whatif.editing.TextPeers;
import dev.weft.yaml.YamlEdits;
import dev.weft.yaml.YamlPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Selectors that nobody matches, with the label that was probably meant, and pods that a policy does not surely hold
/// for.
///
/// Assumes: a cluster of which no pod was read, or not all, says nothing about selectors.
final class SelectorMistakes {
    private final Typed typed;
    private final ClusterWords words;
    private final List<Mistake> found = new ArrayList<>();

    private SelectorMistakes(Typed typed) {
        this.typed = typed;
        this.words = typed.words();
    }

    static List<Mistake> of(Typed typed) {
        var run = new SelectorMistakes(typed);
        if (!run.words.crowds().isEmpty()) {
            run.subject();
            for (var direction : List.of("ingress", "egress")) {
                typed.peers().rules(direction).stream()
                        .flatMap(rule -> rule.field(TextPeers.peersField(direction)).stream())
                        .flatMap(list -> list.items().stream())
                        .forEach(run::peer);
            }
        }
        return run.found;
    }

    /// A selection and where its selectors stand; `pods` or `namespaces` may not be there.
    private record Written(PodSelection selection, YamlPath place, Optional<Part> pods, Optional<Part> namespaces) {}

    private void subject() {
        boolean plain = typed.peers().isNetworkPolicy();
        var place = YamlPath.of(plain ? "spec.podSelector" : "spec.subject");
        var part = typed.outline().at(place);
        typed.peers().subject().filter(_ -> part.isPresent()).ifPresent(selection -> {
            var written = plain
                    ? new Written(selection, place, part, Optional.empty())
                    : tiered(selection, place, part.get());
            nobody(written, "the policy selects nobody");
            host(written, Severity.WARNING, "the policy may not hold for them");
        });
    }

    private void peer(Part item) {
        if (typed.peers().peer(item).orElse(null) instanceof Peer.Pods(var selection)) {
            var written = typed.peers().isNetworkPolicy()
                    ? new Written(selection, item.path(), item.field("podSelector"), item.field("namespaceSelector"))
                    : tiered(selection, item.path(), item);
            nobody(written, "the peer selects nobody");
            host(written, Severity.INFO, "they may be met as their node");
        }
    }

    private static Written tiered(PodSelection selection, YamlPath place, Part item) {
        var both = item.field("pods");
        return new Written(
                selection, place, both.flatMap(it -> it.field("podSelector")),
                item.field("namespaces").or(() -> both.flatMap(it -> it.field("namespaceSelector"))));
    }

    private void nobody(Written written, String effect) {
        var selection = written.selection();
        if (!words.chosen(selection).isEmpty() || !words.complete()) {
            return;
        }
        var homes = words.namespaces().stream()
                .filter(namespace -> words.isIn(namespace.name(), selection.namespaces()))
                .toList();
        if (homes.isEmpty() && written.namespaces().isPresent()) {
            namespaces(written.namespaces().get(), effect);
            return;
        }
        var there = words.labels(selection.namespaces());
        var where = selection.namespaces() instanceof Scope.Own(var name)
                ? "namespace " + name
                : few(homes.stream().map(Namespace::name).toList());
        if (words.chosen(everyone(selection)).isEmpty() || written.pods().isEmpty()) {
            found.add(typed.mistake(
                    "selects-nobody", Severity.INFO, written.place(), effect + ": " + where + " has no pod",
                    "nothing to do if they come later"));
        } else {
            labels(written.pods().get(), there, effect + ": no pod of " + where);
        }
    }

    private static PodSelection everyone(PodSelection selection) {
        return new PodSelection(selection.namespaces(), Selector.EVERYTHING);
    }

    /// Labels of namespaces that were only named by their pods are not known.
    private void namespaces(Part selector, String effect) {
        boolean declared = !words.snapshot().contents().namespaces().isEmpty();
        boolean named = selector.field("matchLabels")
                .flatMap(labels -> labels.field(Namespace.NAME_LABEL))
                .isPresent();
        if (declared || named) {
            var there = new TreeMap<String, SortedSet<String>>();
            words.namespaces().forEach(namespace -> namespace.labels().map().forEach(
                    (key, value) -> there.computeIfAbsent(key, _ -> new TreeSet<>()).add(value)));
            labels(selector, there, effect + ": no namespace");
        }
    }

    /// The first label that nobody has, with the nearest one that somebody has.
    private void labels(Part selector, SortedMap<String, SortedSet<String>> there, String said) {
        for (var label : selector.field("matchLabels").map(Part::members).orElse(List.of())) {
            var value = label.value().text();
            var values = there.getOrDefault(label.name(), Collections.emptySortedSet());
            if (!values.contains(value)) {
                found.add(values.isEmpty() ? key(label, there, said) : value(label, values, said));
                return;
            }
        }
        found.add(typed.mistake(
                "selects-nobody", Severity.WARNING, selector.path(), said + " has all of these labels",
                "correct them, each is there, but not together"));
    }

    private Mistake value(Part.Member label, Set<String> values, String said) {
        var mistake = new Mistake(
                "selects-nobody", Severity.WARNING, typed.place(label.value().range()),
                said + " has " + label.name() + "=" + label.value().text(),
                label.name() + " is " + few(List.copyOf(values)) + " there", List.of());
        return Nearest.of(label.value().text(), values)
                .map(near -> mistake.with(Typed.replacing("Write "
                        + near, label.value().range(), YamlEdits.word(near))))
                .orElse(mistake);
    }

    private Mistake key(Part.Member label, SortedMap<String, SortedSet<String>> there, String said) {
        var keys = there.keySet();
        var mistake = new Mistake(
                "selects-nobody", Severity.WARNING, typed.place(label.at()), said + " has a label " + label.name(),
                "correct the label, the keys there are " + few(List.copyOf(keys)), List.of());
        return Nearest.of(label.name(), keys)
                .map(near -> mistake.with(Typed.replacing("Write " + near, label.at(), YamlEdits.word(near))))
                .orElse(mistake);
    }

    /// Source: Kubernetes documentation, "Network Policies", "NetworkPolicy and hostNetwork pods".
    private void host(Written written, Severity severity, String effect) {
        var hosts = words.chosen(written.selection()).stream().filter(Crowd::host).toList();
        if (!hosts.isEmpty()) {
            found.add(typed.mistake(
                    "host-network", severity, written.place(),
                    count(ClusterWords.pods(hosts), "pod") + " share their node's network ("
                            + few(hosts.stream().map(crowd -> crowd.workload().path()).distinct().toList()) + "): "
                                    + effect,
                    "plugins differ here; guard these pods by their node's addresses"));
        }
    }
}
