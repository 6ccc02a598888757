package dev.weft.whatif;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.ServiceBackends;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.PolicyWord;
import dev.weft.net.IpSet;
import dev.weft.net.PortSet;
import dev.weft.net.Traffic;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Cell;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Says of an observed flow whether the policies of one snapshot allow it.
///
/// A flow to a Service whose backend could not be told is judged for every backend, on the backend's port, and is known
/// only when all of them agree. Source: Kubernetes documentation, "Network Policies": whether policy sees the address
/// before or after the Service's rewriting varies; Weft judges after it, see `policy/package-info.java`. A workload is
/// judged for each kind of pod it has, a flow whose port is not told for every port, with the same rule.
///
/// Threads: confined to the analysis thread.
public final class FlowJudge {
    /// One end, and the same as a crowd of its own, which is asked faster; no crowd for an end that nobody knows.
    private record Side(Endpoint end, Optional<Reachability.Crowd> crowd) {}

    private record Target(Side side, FlowTraffic traffic) {}

    /// Between whom a flow may have gone, whatever the policies say.
    static final class Ends {
        private final List<Side> sources;
        private final List<Target> targets;

        private Ends(List<Side> sources, List<Target> targets) {
            this.sources = sources;
            this.targets = targets;
        }

        /// Is the answer surely the same where these pairs keep their cells?
        boolean isSteady(BiPredicate<Reachability.Crowd, Reachability.Crowd> mayDiffer) {
            for (var source : sources) {
                for (var target : targets) {
                    var to = target.side().crowd();
                    if (source.crowd().isEmpty() || to.isEmpty() || mayDiffer.test(source.crowd().get(), to.get())) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /// What policies can tell apart in the pods of one workload.
    private record Look(Labels labels, boolean host) {}

    private final Reachability reachability;
    private final ClusterSnapshot snapshot;
    private final ServiceBackends backends;
    private final Map<ObjectRef, Map<Look, Pod>> workloads = new HashMap<>();
    private final Map<ObjectRef, Optional<Side>> pods = new HashMap<>();

    public FlowJudge(Reachability reachability) {
        this.reachability = reachability;
        this.snapshot = reachability.snapshot();
        this.backends = new ServiceBackends(snapshot);
    }

    public PolicyWord word(FlowKey key) {
        return word(ends(key), reachability, true);
    }

    Ends ends(FlowKey key) {
        return new Ends(sides(key.source()), targets(key));
    }

    /// `ends` were found in a snapshot with the same pods, services and nodes; `crowds`: those of that snapshot mean
    /// the same in this one.
    static PolicyWord word(Ends ends, Reachability reachability, boolean crowds) {
        var answers = EnumSet.noneOf(PolicyWord.class);
        for (var source : ends.sources) {
            for (var target : ends.targets) {
                answers.add(word(
                        crowds ? cell(reachability, source, target.side())
                                : reachability.cell(source.end(), target.side().end()),
                        target));
            }
        }
        return answers.size() == 1 ? answers.iterator().next() : PolicyWord.UNKNOWN;
    }

    /// A crowd says nothing of an end with itself.
    @SuppressWarnings("ReferenceEquality") // one side for each object
    private static Cell cell(Reachability reachability, Side source, Side target) {
        return source != target && source.crowd().isPresent() && target.crowd().isPresent()
                ? reachability.cell(source.crowd().get(), target.crowd().get())
                : reachability.cell(source.end(), target.end());
    }

    private static PolicyWord word(Cell cell, Target target) {
        return target.traffic()
                .exact()
                .map(exact -> word(cell.allowed().contains(exact), cell.unknown().contains(exact)))
                .orElseGet(() -> anyPort(target.traffic(), cell.allowed(), cell.unknown()));
    }

    private static PolicyWord word(boolean allowed, boolean unknown) {
        return allowed ? PolicyWord.ALLOWED : unknown ? PolicyWord.UNKNOWN : PolicyWord.DENIED;
    }

    private static PolicyWord anyPort(FlowTraffic traffic, TrafficSet allowed, TrafficSet unknown) {
        var every = TrafficSet.of(traffic.protocol(), PortSet.ALL);
        if (allowed.containsAll(every)) {
            return PolicyWord.ALLOWED;
        }
        boolean none = allowed.intersect(every).isEmpty() && unknown.intersect(every).isEmpty();
        return none ? PolicyWord.DENIED : PolicyWord.UNKNOWN;
    }

    private List<Target> targets(FlowKey key) {
        return key.destination() instanceof FlowEnd.OfService(var service)
                ? key.traffic().exact().map(asked -> backends(service, asked)).orElse(List.of())
                : sides(key.destination()).stream()
                        .map(side -> new Target(side, key.traffic()))
                        .toList();
    }

    private List<Side> sides(FlowEnd end) {
        return switch (end) {
            case FlowEnd.OfPod(var ref) -> pod(ref).stream().toList();
            case FlowEnd.OfWorkload(var ref) ->
                workload(ref).values().stream().flatMap(pod -> pod(pod.ref()).stream()).toList();
            case FlowEnd.OfNode(var name) -> node(name).map(this::side).stream().toList();
            case FlowEnd.OfAddress(var address) -> List.of(side(new Endpoint.Outside(IpSet.of(address))));
            case FlowEnd.OfService _, FlowEnd.OfName _, FlowEnd.Unknown _ -> List.of();
        };
    }

    private Side side(Endpoint end) {
        var crowd = reachability.crowd(List.of(end));
        return new Side(end, reachability.kinds(crowd).isEmpty() ? Optional.empty() : Optional.of(crowd));
    }

    private Map<Look, Pod> workload(ObjectRef ref) {
        if (workloads.isEmpty()) {
            for (var pod : snapshot.pods()) {
                if (pod.phase() != Pod.Phase.SUCCEEDED && pod.phase() != Pod.Phase.FAILED) {
                    workloads.computeIfAbsent(snapshot.workloadOf(pod), _ -> new LinkedHashMap<>())
                            .putIfAbsent(new Look(pod.labels(), pod.network().host()), pod);
                }
            }
        }
        return workloads.getOrDefault(ref, Map.of());
    }

    private Optional<Endpoint> node(String name) {
        return snapshot.nodes().stream()
                .filter(node -> node.ref().name().equals(name))
                .findFirst()
                .map(Endpoint.OfNode::new);
    }

    private List<Target> backends(ObjectRef service, Traffic asked) {
        return backends.targets(service, asked.protocol(), asked.port()).stream()
                .flatMap(target -> pod(target.pod())
                        .map(end -> new Target(end, new FlowTraffic(asked.protocol(), target.port())))
                        .stream())
                .toList();
    }

    private Optional<Side> pod(ObjectRef ref) {
        return pods.computeIfAbsent(ref, _ -> snapshot.pod(ref).map(Endpoint.OfPod::new).map(this::side));
    }
}
