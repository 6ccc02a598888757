package dev.weft.topology.scope;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Service;
import dev.weft.cluster.ServiceBackends;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which box an end stands in, by name. `several` is for a workload that cannot be divided, `rest` for what is not in
/// the cluster any more.
record Boxing(Function<Endpoint, String> boxOf, String several, String rest, ClusterSnapshot snapshot) {
    static final String OTHER_SERVICES = "other Services";

    static Boxing of(Reachability reachability, Scope scope) {
        var snapshot = reachability.snapshot();
        return switch (scope.kind()) {
            case WORKLOAD, POD, NAMESPACE -> new Boxing(Boxing::namespace, "", "", snapshot);
            case NODE -> new Boxing(Boxing::node, "on several nodes", "not in the cluster", snapshot);
            case SERVICE -> new Boxing(
                    new BehindServices(snapshot)::box, "behind several Services", "not in the cluster", snapshot);
            case POLICY -> new Boxing(
                    new SelectedBy(reachability)::box, "by several policies", "not in the cluster", snapshot);
            case LABEL -> new Boxing(
                    end -> label(end, scope.label()), "several values", "not in the cluster", snapshot);
        };
    }

    String box(Endpoint end) {
        return boxOf.apply(end);
    }

    /// Services and machines: a Service stands with its pods where these stand together.
    void others(Map<ObjectRef, String> named) {
        var backends = new ServiceBackends(snapshot);
        for (var service : snapshot.services()) {
            var boxes = new TreeSet<String>();
            backends.pods(service.ref()).forEach(pod -> boxes.add(named.getOrDefault(pod.ref(), OTHER_SERVICES)));
            named.put(service.ref(), boxes.size() == 1 ? boxes.first() : OTHER_SERVICES);
        }
        var drawn = new HashSet<>(named.values());
        snapshot.nodes().stream()
                .filter(node -> drawn.contains(machine(node.ref().name())))
                .forEach(node -> named.put(node.ref(), machine(node.ref().name())));
    }

    private static String namespace(Endpoint end) {
        return end.object().map(ObjectRef::namespace).orElse("");
    }

    private static String node(Endpoint end) {
        return switch (end) {
            case Endpoint.OfPod(var pod) when !pod.network().node().isEmpty() -> machine(pod.network().node());
            case Endpoint.OfPod _ -> "on no node yet";
            case Endpoint.OfTemplate _ -> "without pods";
            case Endpoint.OfNode(var node) -> machine(node.ref().name());
            case Endpoint.Outside _ -> "";
        };
    }

    private static String machine(String name) {
        return "node " + name;
    }

    /// The part of the key after its prefix is enough on a box: all boxes of a picture are of one key.
    private static String label(Endpoint end, String key) {
        var name = key.substring(key.lastIndexOf('/') + 1);
        return end.labels().value(key)
                .map(value -> name + ": " + (value.isEmpty() ? "(empty)" : value))
                .orElse("no label " + name);
    }

    /// `policy shop/db-in`, or `db-in, default-deny in shop`.
    private static String named(String one, List<ObjectRef> refs) {
        if (refs.size() == 1) {
            return one + " " + path(refs.getFirst());
        }
        boolean together = refs.stream().map(ObjectRef::namespace).distinct().count() == 1
                && !refs.getFirst().namespace().isEmpty();
        return refs.stream().map(ref -> together ? ref.name() : path(ref)).collect(Collectors.joining(", "))
                + (together ? " in " + refs.getFirst().namespace() : "");
    }

    private static String path(ObjectRef ref) {
        return ref.namespace().isEmpty() ? ref.name() : ref.path();
    }

    /// Which policies select an end. Those that select few are named first: they say what is special about it.
    private static final class SelectedBy {
        private final Reachability reachability;
        private final Map<ObjectRef, Integer> selected = new HashMap<>();

        SelectedBy(Reachability reachability) {
            this.reachability = reachability;
            reachability.inside().forEach(end -> reachability.isolation(end).policies()
                    .forEach(policy -> selected.merge(policy, 1, Integer::sum)));
        }

        String box(Endpoint end) {
            var policies = reachability.isolation(end).policies().stream()
                    .sorted(Comparator.comparing((ObjectRef policy) -> selected.getOrDefault(policy, 0))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            return policies.isEmpty() ? "no policy selects these" : named("policy", policies);
        }
    }

    /// Which Services lead to each pod. A workload without pods is known by the labels of its template.
    private static final class BehindServices {
        private final Map<ObjectRef, SortedSet<ObjectRef>> ofPod = new HashMap<>();
        private final Map<String, List<Service>> services;

        BehindServices(ClusterSnapshot snapshot) {
            var backends = new ServiceBackends(snapshot);
            services = snapshot.services().stream().collect(Collectors.groupingBy(one -> one.ref().namespace()));
            for (var service : snapshot.services()) {
                backends.pods(service.ref()).forEach(pod ->
                        ofPod.computeIfAbsent(pod.ref(), _ -> new TreeSet<>()).add(service.ref()));
            }
        }

        String box(Endpoint end) {
            var found = switch (end) {
                case Endpoint.OfPod(var pod) -> ofPod.getOrDefault(pod.ref(), new TreeSet<>());
                case Endpoint.OfTemplate(var workload) ->
                    services.getOrDefault(workload.ref().namespace(), List.of()).stream()
                            .filter(service -> selects(service, end.labels()))
                            .map(Service::ref)
                            .collect(Collectors.toCollection(TreeSet::new));
                case Endpoint.OfNode _, Endpoint.Outside _ -> new TreeSet<ObjectRef>();
            };
            return found.isEmpty() ? "behind no Service" : named("Service", List.copyOf(found));
        }

        private static boolean selects(Service service, Labels labels) {
            return service.selector()
                    .filter(selector -> !selector.selectsEverything() && selector.matches(labels))
                    .isPresent();
        }
    }
}
