package dev.weft.cli.check;

import dev.weft.cli.CommandFailure;
import dev.weft.cli.EndName;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Namespace;
import dev.weft.net.IpSet;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Party;
import dev.weft.policy.Reachability;
import dev.weft.policy.WorkloadReachability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Finds whom an intent names in a cluster: running pods together with the others of their workload, and outside
/// addresses cut so that policies treat each piece alike.
final class IntentSides {
    /// Ends of one workload, or one piece of the outside, whose `workload` is empty.
    record Side(String workload, List<Endpoint> members) {
        boolean outside() {
            return workload.isEmpty();
        }
    }

    /// Nobody is named. The message says who is looked for, and the nearest there is.
    static final class Nobody extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Nobody(String message) {
            super(message, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    private final WorkloadReachability workloads;
    private final Reachability reachability;

    IntentSides(WorkloadReachability workloads) {
        this.workloads = workloads;
        this.reachability = workloads.reachability();
    }

    /// Throws [Nobody] when one of the ends is about nobody.
    List<Side> of(List<IntentEnd> ends) {
        var members = new ArrayList<Endpoint>();
        ends.forEach(end -> members.addAll(members(end)));
        return grouped(members.stream().distinct().toList());
    }

    /// Every running pod and pod-less controller.
    List<Side> inside() {
        return grouped(reachability.endpoints().stream().filter(this::isAsked).toList());
    }

    /// The addresses in pieces that every policy treats alike.
    List<Side> outside(IpSet addresses) {
        return grouped(pieces(addresses));
    }

    private List<Endpoint> pieces(IpSet addresses) {
        var pieces = new ArrayList<Endpoint>();
        for (var end : reachability.endpoints()) {
            if (end instanceof Endpoint.Outside(var set) && !set.intersect(addresses).isEmpty()) {
                pieces.add(new Endpoint.Outside(set.intersect(addresses)));
            }
        }
        return pieces;
    }

    private List<Endpoint> members(IntentEnd end) {
        return switch (end) {
            case IntentEnd.Outside(var addresses, _) -> pieces(addresses);
            case IntentEnd.Named(var text, var path) -> named(text, path);
            case IntentEnd.Selected selected -> selected(selected);
        };
    }

    private List<Endpoint> named(String text, String path) {
        try {
            return switch (new EndName(path, workloads).resolve(text)) {
                case Party.Outside(var addresses) -> pieces(addresses);
                case Party.Group(_, var members) -> running(text, members);
            };
        } catch (CommandFailure unknown) {
            throw new Nobody(String.join(" ", unknown.lines()));
        }
    }

    private static List<Endpoint> running(String text, List<Endpoint> members) {
        var running = members.stream()
                .filter(end -> !(end instanceof Endpoint.OfPod(var pod) && pod.finished()))
                .toList();
        if (running.isEmpty()) {
            throw new Nobody(text + " has no running pod");
        }
        return running;
    }

    private List<Endpoint> selected(IntentEnd.Selected selected) {
        var found = reachability.endpoints().stream()
                .filter(this::isAsked)
                .filter(end -> selects(selected, end))
                .toList();
        if (found.isEmpty()) {
            throw new Nobody("nobody fits: " + selected.words());
        }
        return found;
    }

    private boolean isAsked(Endpoint end) {
        return switch (end) {
            case Endpoint.OfPod(var pod) -> !pod.finished();
            case Endpoint.OfTemplate _ -> true;
            case Endpoint.OfNode _, Endpoint.Outside _ -> false;
        };
    }

    private boolean selects(IntentEnd.Selected selected, Endpoint end) {
        return selected.pods().matches(end.labels())
                && end.object()
                        .flatMap(ref -> Optional.ofNullable(snapshot().namespaces().get(ref.namespace())))
                        .map(Namespace::labels)
                        .filter(selected.namespaces()::matches)
                        .isPresent();
    }

    private List<Side> grouped(List<Endpoint> members) {
        Map<String, List<Endpoint>> byWorkload = new TreeMap<>();
        var sides = new ArrayList<Side>();
        for (var member : members) {
            switch (member) {
                case Endpoint.Outside _ -> sides.add(new Side("", List.of(member)));
                case Endpoint.OfPod(var pod) ->
                    byWorkload.computeIfAbsent(snapshot().workloadOf(pod).id(), _ -> new ArrayList<>()).add(member);
                case Endpoint.OfTemplate _, Endpoint.OfNode _ ->
                    byWorkload.computeIfAbsent(member.id(), _ -> new ArrayList<>()).add(member);
            }
        }
        var all = new ArrayList<Side>();
        byWorkload.forEach((workload, ends) -> all.add(new Side(workload, ends)));
        all.addAll(sides);
        return all;
    }

    private ClusterSnapshot snapshot() {
        return reachability.snapshot();
    }
}
