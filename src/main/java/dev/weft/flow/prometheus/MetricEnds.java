package dev.weft.flow.prometheus;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Service;
import dev.weft.cluster.ServiceBackends;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowEnds;
import dev.weft.flow.FlowTraffic;
import dev.weft.net.IpAddress;
import dev.weft.net.PortRange;
import dev.weft.net.Protocol;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who in the cluster is meant by the names of a metric. Nobody is invented: a name of which the cluster has two, or
/// none, stays a name.
///
/// Threads: immutable, of one snapshot.
final class MetricEnds {
    private static final Map<String, String> GROUPS = Map.of(
            "Deployment", "apps",
            "StatefulSet", "apps",
            "DaemonSet", "apps",
            "ReplicaSet", "apps",
            "Job", "batch",
            "CronJob", "batch");

    private final ClusterSnapshot snapshot;
    private final ServiceBackends backends;
    private final Map<String, Set<ObjectRef>> workloads = new HashMap<>();

    MetricEnds(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.backends = new ServiceBackends(snapshot);
        snapshot.workloads().forEach(each -> named(each.ref()).add(snapshot.topOwner(each.ref())));
        snapshot.pods().stream()
                .filter(pod -> snapshot.workloadOf(pod).equals(pod.ref()))
                .forEach(pod -> named(pod.ref()).add(pod.ref()));
    }

    private Set<ObjectRef> named(ObjectRef ref) {
        return workloads.computeIfAbsent(ref.path(), _ -> new HashSet<>());
    }

    boolean of(ClusterSnapshot other) {
        return snapshot.stamp().equals(other.stamp());
    }

    /// The end that the row names by a workload, a node, an address; empty when it names none.
    Optional<FlowEnd> end(EndLabels labels, MetricRow row) {
        var namespace = row.label(labels.namespace());
        for (var name : labels.names()) {
            var value = row.label(name.label());
            if (!value.isEmpty()) {
                var kind = name.kind().isEmpty() ? row.label(labels.kind()) : name.kind();
                return Optional.of(end(namespace, value, kind));
            }
        }
        return IpAddress.parse(row.label(labels.address())).map(new FlowEnds(snapshot)::at);
    }

    private FlowEnd end(String namespace, String name, String kind) {
        return switch (kind) {
            case "node", "Node" -> new FlowEnd.OfNode(name);
            case "external", "External" -> outside(name);
            case "Service" -> new FlowEnd.OfService(ObjectRef.ofService(namespace, name));
            case "Pod" -> new FlowEnd.OfPod(ObjectRef.ofPod(namespace, name));
            default -> workload(namespace, name, kind);
        };
    }

    private FlowEnd workload(String namespace, String name, String kind) {
        var path = namespace.isEmpty() ? name : namespace + "/" + name;
        var known = workloads.getOrDefault(path, Set.of());
        var group = GROUPS.get(kind);
        if (group != null) {
            return new FlowEnd.OfWorkload(snapshot.topOwner(new ObjectRef(group, kind, namespace, name)));
        }
        if (known.size() != 1) {
            return new FlowEnd.OfName(path);
        }
        var only = known.iterator().next();
        return only.kind().equals("Pod") ? new FlowEnd.OfPod(only) : new FlowEnd.OfWorkload(only);
    }

    /// Somebody outside, by name or address; a port behind the name is not a part of it.
    FlowEnd outside(String name) {
        var address = IpAddress.parse(name);
        if (address.isPresent()) {
            return new FlowEnds(snapshot).at(address.get());
        }
        int colon = name.lastIndexOf(':');
        return new FlowEnd.OfName(colon > 0 ? name.substring(0, colon) : name);
    }

    Optional<Service> service(String namespace, String name) {
        return name.isEmpty() ? Optional.empty() : snapshot.service(ObjectRef.ofService(namespace, name));
    }

    /// Where a connection to a Service ends: the workload behind it and its port, when there is but one of each. An end
    /// that is no Service is not changed; `port` may be [FlowTraffic#NO_PORT].
    Arrival behind(FlowEnd end, FlowTraffic asked) {
        if (!(end instanceof FlowEnd.OfService(var ref))) {
            return new Arrival(end, asked);
        }
        var owners = new HashSet<ObjectRef>();
        var pods = backends.pods(ref);
        pods.forEach(pod -> owners.add(snapshot.workloadOf(pod)));
        if (owners.size() != 1) {
            return new Arrival(end, asked);
        }
        var port = only(ports(ref, asked.protocol(), asked.port(), pods));
        var workload = owners.iterator().next();
        var behind = workload.kind().equals("Pod")
                ? new FlowEnd.OfPod(workload)
                : new FlowEnd.OfWorkload(workload);
        return port.map(number -> new Arrival(behind, new FlowTraffic(asked.protocol(), number)))
                .orElseGet(() -> new Arrival(end, asked));
    }

    /// What a connection to a Service arrives at.
    record Arrival(FlowEnd end, FlowTraffic traffic) {}

    /// The port of that end behind the Service, when the Service leads to but one there. Meshes do not tell it.
    Optional<Integer> port(Service service, FlowEnd end) {
        var pods = backends.pods(service.ref()).stream().filter(pod -> isOf(pod, end)).toList();
        return only(ports(service.ref(), Protocol.TCP, FlowTraffic.NO_PORT, pods));
    }

    private boolean isOf(Pod pod, FlowEnd end) {
        return switch (end) {
            case FlowEnd.OfWorkload(var workload) -> snapshot.workloadOf(pod).equals(workload);
            case FlowEnd.OfPod(var ref) -> pod.ref().equals(ref);
            default -> false;
        };
    }

    /// The ports of those pods behind one port of the Service, or behind all of them.
    private Set<Integer> ports(ObjectRef service, Protocol protocol, int port, Collection<Pod> pods) {
        var those = new HashSet<ObjectRef>();
        pods.forEach(pod -> those.add(pod.ref()));
        var found = new HashSet<Integer>();
        snapshot.service(service).stream()
                .flatMap(there -> there.ports().stream())
                .filter(each -> each.protocol() == protocol && (port == FlowTraffic.NO_PORT || each.number() == port))
                .flatMap(each -> targets(service, protocol, each.number()))
                .filter(target -> those.contains(target.pod()))
                .forEach(target -> found.add(target.port()));
        return found;
    }

    private Stream<ServiceBackends.Target> targets(ObjectRef service, Protocol protocol, int port) {
        return backends.targets(service, protocol, port).stream();
    }

    private static Optional<Integer> only(Set<Integer> ports) {
        return ports.size() == 1 ? Optional.of(ports.iterator().next()) : Optional.empty();
    }

    /// Empty for what is no port.
    static Optional<Integer> port(String text) {
        try {
            int number = Integer.parseInt(text);
            return number >= PortRange.LOWEST && number <= PortRange.HIGHEST ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
