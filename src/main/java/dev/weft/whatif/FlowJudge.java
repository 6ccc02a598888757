package dev.weft.whatif;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.EndpointSlice;
import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.net.IpSet;
import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says of an observed flow whether the policies of one snapshot allow it.
///
/// A flow to a Service whose backend could not be told is judged for every backend, on the backend's port, and is known
/// only when all of them agree. Source: Kubernetes documentation, "Network Policies": whether policy sees the address
/// before or after the Service's rewriting varies; Weft judges after it, see `policy/package-info.java`.
final class FlowJudge {
    enum Answer {
        ALLOWED,
        DENIED,
        UNKNOWN
    }

    private record Target(Endpoint end, Traffic traffic) {}

    private final Reachability reachability;
    private final ClusterSnapshot snapshot;
    private final Map<ObjectRef, Endpoint> objects = new HashMap<>();

    FlowJudge(Reachability reachability) {
        this.reachability = reachability;
        this.snapshot = reachability.snapshot();
        for (var end : reachability.endpoints()) {
            end.object().ifPresent(ref -> objects.put(ref, end));
        }
    }

    Answer judge(FlowKey key) {
        var source = endpoint(key.source());
        var targets = targets(key);
        if (source.isEmpty() || targets.isEmpty()) {
            return Answer.UNKNOWN;
        }
        var answers = EnumSet.noneOf(Answer.class);
        targets.forEach(target -> answers.add(judge(source.get(), target)));
        return answers.size() == 1 ? answers.iterator().next() : Answer.UNKNOWN;
    }

    private Answer judge(Endpoint source, Target target) {
        var cell = reachability.cell(source, target.end());
        if (cell.allowed().contains(target.traffic())) {
            return Answer.ALLOWED;
        }
        return cell.unknown().contains(target.traffic()) ? Answer.UNKNOWN : Answer.DENIED;
    }

    private List<Target> targets(FlowKey key) {
        return key.destination() instanceof FlowEnd.OfService(var service)
                ? backends(service, key.traffic())
                : endpoint(key.destination()).map(end -> new Target(end, key.traffic())).stream().toList();
    }

    private Optional<Endpoint> endpoint(FlowEnd end) {
        return switch (end) {
            case FlowEnd.OfPod(var pod) -> Optional.ofNullable(objects.get(pod));
            case FlowEnd.OfService _ -> Optional.empty();
            case FlowEnd.OfNode(var name) -> node(name);
            case FlowEnd.OfAddress(var address) -> Optional.of(new Endpoint.Outside(IpSet.of(address)));
        };
    }

    private Optional<Endpoint> node(String name) {
        return snapshot.nodes().stream()
                .filter(node -> node.ref().name().equals(name))
                .findFirst()
                .map(Endpoint.OfNode::new);
    }

    private List<Target> backends(ObjectRef service, Traffic asked) {
        var names = snapshot.services().stream()
                .filter(candidate -> candidate.ref().equals(service))
                .flatMap(candidate -> candidate.ports().stream())
                .filter(port -> port.number() == asked.port() && port.protocol() == asked.protocol())
                .map(port -> port.name())
                .toList();
        var targets = new ArrayList<Target>();
        for (var slice : snapshot.slices()) {
            if (slice.service().equals(service)) {
                slice.ports().stream()
                        .filter(port -> names.contains(port.name()) && port.protocol() == asked.protocol())
                        .filter(port -> port.number() > 0) // no port at all stands for every port
                        .forEach(port -> targets.addAll(backends(slice, new Traffic(asked.protocol(), port.number()))));
            }
        }
        return targets;
    }

    private List<Target> backends(EndpointSlice slice, Traffic traffic) {
        return slice.backends().stream()
                .flatMap(backend -> backend.pod().map(objects::get).stream())
                .map(end -> new Target(end, traffic))
                .toList();
    }
}
