package dev.weft.topology.scope;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Workload;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Party;
import dev.weft.policy.Reachability;
import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.Boxes;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Filter;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// A cluster as it is looked at: who is drawn, in which box. The workloads of `apart` are drawn as their pods, since
/// these would stand in different boxes, or since single pods were asked for.
///
/// Pods are drawn apart in a cluster where nobody owns them. Policies look at pods alone, so what is allowed stays the
/// same.
public record Regrouped(WorkloadReachability reachability, Boxes boxes, Set<ObjectRef> apart) {
    /// More pods than this are not drawn one by one: their pairs, nine millions of them, cost more than a drawing is
    /// worth that folds them all again.
    public static final int MOST_PODS = 3_000;

    public Regrouped {
        apart = Set.copyOf(apart);
    }

    /// As it is, a box for each namespace.
    public static Regrouped none(WorkloadReachability reachability) {
        return new Regrouped(reachability, Boxes.OF_NAMESPACES, Set.of());
    }

    /// `evaluate` says what policies mean for another cluster. What the filter leaves out is not divided.
    ///
    /// Cost: O(pods); once more the evaluation of the cluster where workloads are divided.
    public static Regrouped of(
            WorkloadReachability live, Scope scope, Filter filter, Function<ClusterSnapshot, Reachability> evaluate) {
        if (scope.kind() == Scope.Kind.WORKLOAD || scope.kind() == Scope.Kind.NAMESPACE) {
            return none(live);
        }
        return new Grouping(live, scope, filter).done(evaluate);
    }

    /// The same way to look at what a draft would make of the cluster.
    public Regrouped followedBy(WorkloadReachability after, Function<ClusterSnapshot, Reachability> evaluate) {
        return apart.isEmpty()
                ? new Regrouped(after, boxes, apart)
                : new Regrouped(
                        reachability.followedBy(evaluate.apply(apart(after.reachability().snapshot(), apart))),
                        boxes,
                        apart);
    }

    /// What was seen between pods, as seen between their workloads in `whole`.
    public List<Topology.Seen> joined(List<Topology.Seen> seen, ClusterSnapshot whole) {
        if (apart.isEmpty()) {
            return seen;
        }
        var owners = new HashMap<NodeId, NodeId>();
        whole.pods().forEach(pod ->
                owners.put(NodeId.ofWorkload(pod.ref()), NodeId.ofWorkload(whole.workloadOf(pod))));
        return seen.stream()
                .map(one -> new Topology.Seen(
                        new EdgeId(
                                owners.getOrDefault(one.edge().source(), one.edge().source()),
                                owners.getOrDefault(one.edge().target(), one.edge().target())),
                        one.observed()))
                .toList();
    }

    /// The cluster where nobody owns the pods of these workloads.
    static ClusterSnapshot apart(ClusterSnapshot snapshot, Set<ObjectRef> workloads) {
        var pods = snapshot.pods().stream()
                .filter(pod -> workloads.contains(snapshot.workloadOf(pod)))
                .map(pod -> new Pod(pod.ref(), pod.labels(), pod.ref(), pod.network(), pod.phase(), pod.ports()))
                .toList();
        var owners = snapshot.workloads().stream()
                .map(Workload::ref)
                .filter(ref -> workloads.contains(snapshot.topOwner(ref)))
                .toList();
        return snapshot.with(pods, owners);
    }

    private static final class Grouping {
        private final WorkloadReachability live;
        private final Scope scope;
        private final Boxing boxing;
        private final HashMap<ObjectRef, String> named = new HashMap<>();
        private final Set<ObjectRef> apart = new HashSet<>();
        private int pods;

        Grouping(WorkloadReachability live, Scope scope, Filter filter) {
            this.live = live;
            this.scope = scope;
            this.boxing = Boxing.of(live.reachability(), scope);
            for (var party : live.parties()) {
                if (party instanceof Party.Group group && filter.chooses(group.ref().namespace())) {
                    add(group);
                }
            }
        }

        private void add(Party.Group group) {
            var ends = lasting(group.members());
            var boxes = new TreeSet<String>();
            ends.forEach(end -> boxes.add(boxing.box(end)));
            boolean single = scope.kind() == Scope.Kind.POD || scope.kind() == Scope.Kind.NODE;
            boolean divided = boxes.size() > 1 || single;
            if (divided && group.members().stream().anyMatch(Endpoint.OfPod.class::isInstance)) {
                apart.add(group.ref());
                pods += group.members().size();
            }
            named.put(group.ref(), boxes.size() == 1 ? boxes.first() : boxing.several());
            group.members().forEach(end -> end.object().ifPresent(ref -> named.putIfAbsent(ref, boxing.box(end))));
        }

        /// A finished pod has no say while others run.
        private static List<Endpoint> lasting(List<Endpoint> members) {
            var running = members.stream()
                    .filter(end -> !(end instanceof Endpoint.OfPod(var pod)) || !pod.finished())
                    .toList();
            return running.isEmpty() ? members : running;
        }

        Regrouped done(Function<ClusterSnapshot, Reachability> evaluate) {
            boxing.others(named);
            boolean tooMany = pods > MOST_PODS;
            var notes = tooMany
                    ? List.of("%,d pods are too many to draw one by one: they are drawn as workloads. Choose namespaces"
                            .formatted(pods) + " to see the pods of those.")
                    : List.<String>of();
            var boxes = new Boxes(scope.word(), scope.byNamespace() ? new HashMap<>() : named, boxing.rest(), notes);
            if (tooMany || apart.isEmpty()) {
                return new Regrouped(live, boxes, Set.of());
            }
            var divided = evaluate.apply(Regrouped.apart(live.reachability().snapshot(), apart));
            return new Regrouped(WorkloadReachability.ofWorkloads(divided), boxes, apart);
        }
    }
}
