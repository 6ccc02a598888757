package dev.weft.topology.part;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Service;
import dev.weft.flow.FlowEnd;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Party;
import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which node a seen end is drawn at, and which ends the engine is asked about for it.
final class FlowEnds {
    /// `endpoints` is empty where the engine cannot be asked. `end` and `address` say more where they are known.
    record Found(
            TopologyNode node,
            List<Endpoint> endpoints,
            Optional<Ends.End> end,
            Optional<IpAddress> address) {}

    private final WorkloadReachability reachability;
    private final ClusterSnapshot snapshot;
    private final Backends backends;
    private final OutsideReach outside;
    private final DepartedPods departed;
    private final Map<ObjectRef, Ends.End> ends = new HashMap<>();
    private final Map<ObjectRef, Endpoint> endpoints = new HashMap<>();
    private final Map<ObjectRef, List<Endpoint>> kinds = new HashMap<>();
    private final Map<FlowEnd, Found> found = new HashMap<>();

    FlowEnds(TopologyRequest request, Ends known, OutsideReach outside) {
        this.reachability = request.reachability();
        this.snapshot = request.reachability().reachability().snapshot();
        this.backends = new Backends(snapshot);
        this.outside = outside;
        for (var end : known.all()) {
            ends.put(end.group().ref(), end);
            end.group().members().forEach(member -> member.object().ifPresent(ref -> endpoints.put(ref, member)));
        }
        this.departed = new DepartedPods(ends.keySet());
    }

    @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same object while no policy or pod changed
    boolean serves(TopologyRequest request) {
        return reachability == request.reachability();
    }

    /// Addresses come and go for as long as the window is open.
    void forget() {
        found.clear();
    }

    Found find(FlowEnd end) {
        return found.computeIfAbsent(end, this::resolve);
    }

    private Found resolve(FlowEnd end) {
        return switch (end) {
            case FlowEnd.OfPod(var ref) -> snapshot.pod(ref).map(this::pod).orElseGet(() -> departedPod(ref));
            case FlowEnd.OfService(var ref) -> service(ref);
            case FlowEnd.OfNode(var name) -> machine(name);
            case FlowEnd.OfAddress(var address) -> address(address);
            case FlowEnd.OfWorkload(var ref) -> workload(ref, members(ref));
            case FlowEnd.OfName(var name) -> named(name);
            case FlowEnd.Unknown _ -> named("unknown");
        };
    }

    private static Found named(String name) {
        return new Found(OutsideLabel.named(name), List.of(), Optional.empty(), Optional.empty());
    }

    private Found address(IpAddress address) {
        return snapshot.podAt(address)
                .map(this::pod)
                .or(() -> snapshot.serviceAt(address).map(Service::ref).map(this::service))
                .or(() -> snapshot.nodeAt(address).map(node -> machine(node.ref().name())))
                .orElseGet(() -> outside(address));
    }

    private Found pod(Pod pod) {
        var workload = snapshot.workloadOf(pod);
        var endpoint = endpoints.get(pod.ref());
        return workload(workload, endpoint == null ? List.of() : List.of(endpoint));
    }

    /// The traffic is drawn at the workload that the pod belonged to; the pod's own name is kept where nobody knows.
    private Found departedPod(ObjectRef pod) {
        return departed.workloadOf(pod)
                .map(ref -> workload(ref, members(ref)))
                .orElseGet(() -> workload(pod, List.of()));
    }

    private Found workload(ObjectRef ref, List<Endpoint> asked) {
        return new Found(Workloads.named(ref), asked, Optional.ofNullable(ends.get(ref)), Optional.empty());
    }

    /// Of the pods that policies cannot tell apart, one: a hundred replicas are asked about once.
    private List<Endpoint> members(ObjectRef workload) {
        return kinds.computeIfAbsent(workload, ref -> {
            var end = ends.get(ref);
            return end == null ? List.of() : List.copyOf(distinct(end.group().members()));
        });
    }

    private static Collection<Endpoint> distinct(List<Endpoint> members) {
        var kinds = new LinkedHashMap<Object, Endpoint>();
        for (var member : members) {
            kinds.putIfAbsent(member instanceof Endpoint.OfPod(var pod) ? Look.of(pod) : member, member);
        }
        return kinds.values();
    }

    /// What policies see of a pod, addresses aside.
    private record Look(String namespace, Labels labels, boolean host) {
        static Look of(Pod pod) {
            return new Look(pod.namespace(), pod.labels(), pod.network().host());
        }
    }

    private Found service(ObjectRef ref) {
        var only = backends.only(ref);
        if (only.isPresent()) {
            return workload(only.get(), members(only.get()));
        }
        var behind = backends.of(ref);
        var ports = backends.service(ref).map(ServiceEdges::ports).orElse(List.of());
        return new Found(
                ServiceEdges.node(ref, behind.size(), ports),
                behind.stream().flatMap(workload -> members(workload).stream()).toList(),
                Optional.empty(),
                Optional.empty());
    }

    private Found machine(String name) {
        var object = snapshot.nodes().stream().filter(node -> node.ref().name().equals(name)).findFirst();
        var drawn = new TopologyNode(
                NodeId.ofMachine(name), name, "", object.map(node -> node.ref()), TopologyNode.Facts.NONE);
        return new Found(
                drawn,
                object.map(node -> List.<Endpoint>of(new Endpoint.OfNode(node))).orElse(List.of()),
                Optional.empty(),
                Optional.empty());
    }

    /// An address that is nobody's. What the engine keeps apart as the cluster's own is unknown to it.
    private Found outside(IpAddress address) {
        var atom = outside.atom(address);
        var addresses = atom.map(Party.Outside::addresses).orElse(IpSet.of(address));
        return new Found(
                OutsideLabel.node(addresses),
                atom.map(known -> List.<Endpoint>of(new Endpoint.Outside(known.addresses()))).orElse(List.of()),
                Optional.empty(),
                Optional.of(address));
    }
}
