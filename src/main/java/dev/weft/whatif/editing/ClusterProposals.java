package dev.weft.whatif.editing;

import static dev.weft.whatif.editing.Selections.count;

import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.Selector;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.whatif.editing.ClusterWords.Crowd;
import dev.weft.whatif.editing.Completion.Candidate;
import dev.weft.whatif.editing.Shape.Role;
import dev.weft.yaml.YamlPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the cluster proposes for a value: namespaces, labels, ports, blocks, each with what it would select.
record ClusterProposals(TextPeers text, ClusterWords words) {
    /// Labels that a controller adds to tell its own roll-outs apart: a policy that named them would end with the next.
    /// Source: Kubernetes documentation, well-known labels of Deployments, StatefulSets, DaemonSets and Jobs.
    private static final List<String> VOLATILE = List.of(
            "pod-template-hash", "controller-revision-hash", "pod-template-generation", "controller-uid", "job-name",
            "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index", "batch.kubernetes.io/job-name",
            "batch.kubernetes.io/controller-uid");

    List<Candidate> of(Role role, YamlPath path) {
        return switch (role) {
            case NAMESPACE -> namespaces();
            case LABEL_KEY -> keys(path);
            case LABEL_VALUE -> values(path);
            case PORT -> ports(path, true, true);
            case PORT_NUMBER -> ports(path, true, false);
            case PORT_NAME -> ports(path, false, true);
            case BLOCK -> blocks();
            case DOMAIN -> words.domains().stream().map(name -> new Candidate(name, "in another policy", 0)).toList();
            case NUMBER, TEXT -> List.of();
        };
    }

    private List<Candidate> namespaces() {
        var pods = new TreeMap<String, Integer>();
        words.crowds().forEach(crowd -> pods.merge(crowd.namespace(), crowd.pods(), Integer::sum));
        return words.namespaces().stream()
                .map(namespace -> {
                    int inside = pods.getOrDefault(namespace.name(), 0);
                    return new Candidate(namespace.name(), count(inside, "pod"), inside);
                })
                .toList();
    }

    private List<Candidate> blocks() {
        var all = new ArrayList<Candidate>();
        words.blocks().forEach(block -> all.add(new Candidate(block, "in another policy", 1)));
        all.add(new Candidate("0.0.0.0/0", "every IPv4 address", 0));
        all.add(new Candidate("::/0", "every IPv6 address", 0));
        return all;
    }

    /// Objects with labels, so many of them alike.
    private record Labelled(Labels labels, int many) {}

    /// Whom a selector may choose from, narrowed by its other labels as long as that leaves somebody.
    private record Field(List<Labelled> all, List<Labelled> fitting, String noun) {
        int of() {
            return all.stream().mapToInt(Labelled::many).sum();
        }

        int matching(Predicate<Labels> wanted) {
            return fitting.stream().filter(one -> wanted.test(one.labels())).mapToInt(Labelled::many).sum();
        }
    }

    private List<Candidate> keys(YamlPath path) {
        var field = field(path, "");
        var keys = new TreeMap<String, Integer>();
        field.fitting().forEach(one -> one.labels().map().keySet()
                .forEach(key -> keys.merge(key, one.many(), Integer::sum)));
        return keys.entrySet().stream()
                .map(entry -> new Candidate(
                        entry.getKey(),
                        "on " + entry.getValue() + " of " + count(field.of(), field.noun()),
                        VOLATILE.contains(entry.getKey()) ? -1 : entry.getValue()))
                .toList();
    }

    private List<Candidate> values(YamlPath path) {
        var key = key(path);
        var field = field(path, key);
        var values = field.fitting().stream()
                .flatMap(one -> one.labels().value(key).stream())
                .distinct()
                .sorted()
                .toList();
        return values.stream()
                .map(value -> {
                    int many = field.matching(labels -> labels.value(key).equals(Optional.of(value)));
                    return new Candidate(
                            value, "selects " + many + " of " + count(field.of(), field.noun()), many);
                })
                .toList();
    }

    /// Of `matchLabels.KEY`, or of the condition that a value is listed in.
    private String key(YamlPath path) {
        return path.name().orElseGet(() -> text.outline().at(path.parent().parent().key("key"))
                .map(Part::text)
                .orElse(""));
    }

    private Field field(YamlPath path, String typed) {
        var selector = selector(path);
        var name = selector.name().orElse("");
        var others = others(selector, typed);
        if (name.equals("podSelector")) {
            var scope = scope(selector);
            return field(words.crowds().stream()
                    .filter(crowd -> words.isIn(crowd.namespace(), scope))
                    .map(crowd -> new Labelled(crowd.labels(), crowd.pods())), others, "pod");
        }
        var labels = name.equals("nodes")
                ? words.snapshot().nodes().stream().map(node -> node.labels())
                : words.namespaces().stream().map(Namespace::labels);
        return field(labels.map(it -> new Labelled(it, 1)), others, name.equals("nodes") ? "node" : "namespace");
    }

    private static Field field(Stream<Labelled> labelled, Selector others, String noun) {
        var all = labelled.toList();
        var fitting = all.stream().filter(one -> others.matches(one.labels())).toList();
        return new Field(all, fitting.isEmpty() ? all : fitting, noun);
    }

    /// The selector around a label.
    private static YamlPath selector(YamlPath path) {
        var here = path;
        while (!here.isRoot()) {
            var name = here.name().orElse("");
            here = here.parent();
            if (name.equals("matchLabels") || name.equals("matchExpressions")) {
                return here;
            }
        }
        return here;
    }

    /// The labels that the selector asks for already, but for the one that is typed.
    private Selector others(YamlPath selector, String typed) {
        var labels = new TreeMap<String, String>();
        text.outline().at(selector.key("matchLabels")).map(Part::members).orElse(List.of()).stream()
                .filter(member -> member.value().is(Part.Kind.VALUE) && !member.name().equals(typed))
                .forEach(member -> labels.put(member.name(), member.value().text()));
        return Selector.matchLabels(labels);
    }

    /// The namespaces in which a selector of pods looks; all of them where it is not known yet.
    private Scope scope(YamlPath selector) {
        var beside = text.outline().at(selector.parent().key("namespaceSelector"))
                .filter(part -> !part.is(Part.Kind.NOTHING));
        if (beside.isEmpty() && text.isNetworkPolicy()) {
            return new Scope.Own(text.home());
        }
        return new Scope.Matching(beside.flatMap(TextPeers::selector).orElse(Selector.EVERYTHING));
    }

    private record Asked(String protocol, int number, String name) {}

    private List<Candidate> ports(YamlPath path, boolean numbers, boolean names) {
        var protocol = text.outline().at(path.parent().key("protocol")).map(Part::text).orElse("");
        var ports = new LinkedHashMap<Asked, Integer>();
        for (var crowd : destinations(path)) {
            for (var port : crowd.ports()) {
                if (protocol.isEmpty() || port.protocol().name().equals(protocol)) {
                    ports.merge(new Asked(port.protocol().name(), port.number(), port.name()), crowd.pods(),
                            Integer::sum);
                }
            }
        }
        var all = new ArrayList<Candidate>();
        ports.forEach((port, pods) -> {
            if (numbers) {
                all.add(new Candidate(port.number(), port.protocol() + (port.name().isEmpty() ? "" : " " + port.name())
                        + ", on " + count(pods, "pod"), pods));
            }
            if (names && !port.name().isEmpty()) {
                all.add(new Candidate(port.name(), port.protocol() + " " + port.number() + ", on "
                        + count(pods, "pod"), pods));
            }
        });
        return once(all);
    }

    private static List<Candidate> once(List<Candidate> all) {
        var first = new LinkedHashMap<String, Candidate>();
        all.forEach(one -> first.putIfAbsent(one.label(), one));
        return List.copyOf(first.values());
    }

    /// The pods whose ports the rule around the path is about.
    private Collection<Crowd> destinations(YamlPath path) {
        var direction = path.steps().size() > 2 ? path.first(2).name().orElse("") : "";
        if (direction.equals("ingress")) {
            return text.subject().map(words::chosen).orElse(List.of());
        }
        var peers = text.outline().at(path.first(Math.min(3, path.steps().size())))
                .map(rule -> text.peers(rule, direction))
                .orElse(List.of());
        if (peers.stream().anyMatch(Peer.Anyone.class::isInstance)) {
            return words.crowds();
        }
        return peers.stream()
                .flatMap(peer -> peer instanceof Peer.Pods(var selection)
                        ? words.chosen(selection).stream()
                        : Stream.empty())
                .distinct()
                .toList();
    }

    /// Labels for a map of them.
    Map<String, Candidate> labelKeys(YamlPath path) {
        var all = new LinkedHashMap<String, Candidate>();
        keys(path).forEach(key -> all.put(key.label(), key));
        return all;
    }
}
