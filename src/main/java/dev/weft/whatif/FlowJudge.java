package dev.weft.whatif;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ServiceBackends;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.net.IpSet;
import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability;
import java.util.EnumSet;
import java.util.List;
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
    private final ServiceBackends backends;

    FlowJudge(Reachability reachability) {
        this.reachability = reachability;
        this.snapshot = reachability.snapshot();
        this.backends = new ServiceBackends(snapshot);
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
            case FlowEnd.OfPod(var ref) -> pod(ref);
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
        return backends.targets(service, asked.protocol(), asked.port()).stream()
                .flatMap(target -> pod(target.pod())
                        .map(end -> new Target(end, new Traffic(asked.protocol(), target.port())))
                        .stream())
                .toList();
    }

    private Optional<Endpoint> pod(ObjectRef ref) {
        return snapshot.pod(ref).map(Endpoint.OfPod::new);
    }
}
