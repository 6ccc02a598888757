package dev.weft.policy.exposure;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Resource;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Selector.Operator;
import dev.weft.cluster.Selector.Requirement;
import dev.weft.policy.Endpoint;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Makes the pods that are not there yet, and their namespaces, with names that nothing in the snapshot has.
///
/// Threads: confined to one analysis.
final class Newcomers {
    private final ClusterSnapshot snapshot;
    private final List<ContainerPort> ports;
    private final List<PodSelection> every;
    private final LabelSamples podLabels;
    private final LabelSamples namespaceLabels;
    private final List<Resource> made = new ArrayList<>();
    private int number;

    /// `ports` are declared by every newcomer; `all` is every selection of peers that some rule makes.
    Newcomers(ClusterSnapshot snapshot, List<ContainerPort> ports, Collection<PodSelection> all) {
        this.snapshot = snapshot;
        this.ports = ports;
        this.every = List.copyOf(all);
        this.podLabels = new LabelSamples(all.stream().map(PodSelection::pods));
        this.namespaceLabels = new LabelSamples(all.stream()
                .map(PodSelection::namespaces)
                .filter(Scope.Matching.class::isInstance)
                .map(scope -> ((Scope.Matching) scope).selector()));
    }

    /// Everything made so far, namespaces and pods.
    List<Resource> made() {
        return List.copyOf(made);
    }

    /// Pods that the selection selects; none when it contradicts itself or the namespaces that are there.
    List<Endpoint> of(PodSelection selection) {
        var labels = podLabels.of(selection.pods());
        return labels.isEmpty()
                ? List.of()
                : namespaces(selection.namespaces()).stream()
                        .flatMap(namespace -> labels.stream().map(each -> pod(namespace, each)))
                        .toList();
    }

    /// Pods that no selection singles out: one without labels in a new namespace, and, for each selection that would
    /// select that one by what it must not be, some that are just that.
    List<Endpoint> plain() {
        var all = new ArrayList<Endpoint>();
        all.add(pod(newNamespace(Labels.NONE), Labels.NONE));
        var oddPods = every.stream().flatMap(selection -> LabelSamples.against(selection.pods()).stream());
        oddPods.distinct().forEach(labels -> all.add(pod(newNamespace(Labels.NONE), labels)));
        var oddNamespaces = every.stream().flatMap(selection -> against(selection.namespaces()));
        oddNamespaces.distinct().forEach(labels -> all.add(pod(newNamespace(labels), Labels.NONE)));
        return all;
    }

    /// A new namespace cannot have the name that a selector forbids: that one is there, or is its own affair.
    private static Stream<Labels> against(Scope scope) {
        return scope instanceof Scope.Matching(var selector)
                ? LabelSamples.against(selector).stream()
                        .filter(labels -> labels.value(Namespace.NAME_LABEL).isEmpty())
                : Stream.empty();
    }

    private List<String> namespaces(Scope scope) {
        return switch (scope) {
            case Scope.Own(var name) -> List.of(name);
            case Scope.Matching(var selector) -> matching(selector);
        };
    }

    private List<String> matching(Selector selector) {
        var names = selector.requirements().stream()
                .filter(requirement -> requirement.key().equals(Namespace.NAME_LABEL))
                .filter(requirement -> requirement.operator() == Operator.IN)
                .findFirst()
                .map(Requirement::values)
                .orElse(List.of());
        var rest = new Selector(selector.requirements().stream()
                .filter(requirement -> !requirement.key().equals(Namespace.NAME_LABEL))
                .toList());
        var labels = namespaceLabels.of(rest);
        if (names.isEmpty()) {
            return labels.stream().map(this::newNamespace).toList();
        }
        return labels.isEmpty()
                ? List.of()
                : names.stream().filter(name -> exists(name, selector, labels.getFirst())).toList();
    }

    /// The namespace of that name, made if it is not there; false when it is there and the selector passes over it.
    private boolean exists(String name, Selector selector, Labels labels) {
        var there = snapshot.namespaces().get(name);
        var namespace = there == null ? new Namespace(ObjectRef.ofNamespace(name), labels) : there;
        if (there == null && selector.matches(namespace.labels())) {
            made.add(namespace);
        }
        return selector.matches(namespace.labels());
    }

    private String newNamespace(Labels labels) {
        var name = freeName();
        made.add(new Namespace(ObjectRef.ofNamespace(name), labels));
        return name;
    }

    private Endpoint pod(String namespace, Labels labels) {
        var ref = ObjectRef.ofPod(namespace, freeName());
        var pod = new Pod(ref, labels, ref, Pod.Network.NONE, Pod.Phase.SYNTHETIC, ports);
        made.add(pod);
        return new Endpoint.OfPod(pod);
    }

    /// Of no namespace, and so of no pod of one that is there either.
    private String freeName() {
        var name = LabelSamples.FREE + "-" + ++number;
        while (snapshot.namespaces().containsKey(name)) {
            name = LabelSamples.FREE + "-" + ++number;
        }
        return name;
    }
}
