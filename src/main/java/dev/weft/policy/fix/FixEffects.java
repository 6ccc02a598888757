package dev.weft.policy.fix;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Selector;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Explanation;
import dev.weft.policy.Reachability;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the new policies change beside the packet that was asked about.
record FixEffects(Reachability before, Reachability after, Explanation asked) {
    private static final int MOST_NAMED = 5;

    String summary(List<Manifest> policies) {
        var names = policies.stream().map(policy -> policy.ref().label()).collect(Collectors.joining(" and "));
        return "add " + names + ": lets " + id(asked.source()) + " reach " + id(asked.destination()) + " on "
                + asked.traffic() + "; " + others();
    }

    private String others() {
        var sources = alike(asked.source());
        var destinations = alike(asked.destination());
        var opened = new TreeSet<String>();
        for (var source : sources) {
            for (var destination : destinations) {
                if (!isAsked(source, destination) && isOpened(source, destination)) {
                    opened.add(id(source) + " => " + id(destination));
                }
            }
        }
        var isolated = new TreeSet<String>();
        sources.stream().filter(this::isIsolated).forEach(end -> isolated.add(id(end)));
        destinations.stream().filter(this::isIsolated).forEach(end -> isolated.add(id(end)));
        return (opened.isEmpty() ? "opens no other pair" : "also opens " + few(opened))
                + (isolated.isEmpty() ? "" : "; newly isolates " + few(isolated));
    }

    /// The ends that the labels of the new policies select where they mean this one.
    private List<Endpoint> alike(Endpoint end) {
        if (end.object().isEmpty() || end instanceof Endpoint.OfNode) {
            return List.of(end);
        }
        var selector = Selector.matchLabels(PatchParts.labels(end).lasting().map());
        return before.endpoints().stream()
                .filter(other -> other.object().isPresent())
                .filter(other -> PatchParts.namespace(other).equals(PatchParts.namespace(end)))
                .filter(other -> selector.matches(PatchParts.labels(other)))
                .toList();
    }

    private boolean isAsked(Endpoint source, Endpoint destination) {
        return id(source).equals(id(asked.source())) && id(destination).equals(id(asked.destination()));
    }

    private boolean isOpened(Endpoint source, Endpoint destination) {
        return !before.cell(source, destination).allowed().contains(asked.traffic())
                && after.cell(source, destination).allowed().contains(asked.traffic());
    }

    private boolean isIsolated(Endpoint end) {
        var then = before.isolation(end);
        var now = after.isolation(end);
        return (now.ingress() && !then.ingress()) || (now.egress() && !then.egress());
    }

    /// The workload, as replicas share its labels.
    private String id(Endpoint end) {
        return end instanceof Endpoint.OfPod(var pod)
                ? before.snapshot().workloadOf(pod).id()
                : end.id();
    }

    private static String few(Set<String> all) {
        var first = all.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return all.size() > MOST_NAMED ? first + " and " + (all.size() - MOST_NAMED) + " more" : first;
    }
}
