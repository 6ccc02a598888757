package dev.weft.cluster;

import dev.weft.net.Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which pods stand behind each Service, and where a connection to one of its ports ends. The cluster's EndpointSlices
/// decide; a Service that has none (a folder of manifests) is resolved by its selector and target port.
///
/// Assumes: finished pods hold no endpoint, so a selector passes over them.
/// Source: Service.spec.selector ("if empty or not present, the service is assumed to have an external process managing
/// its endpoints"); Service.spec.ports[].targetPort (a number, or a name that each pod resolves for itself).
///
/// Threads: immutable.
/// Cost: made in O(pods + slices); a question is O(pods of the namespace) without slices.
public final class ServiceBackends {
    /// Where a connection to a Service ends; `port` is 1-65535.
    public record Target(ObjectRef pod, int port) {}

    private final ClusterSnapshot snapshot;
    private final Map<ObjectRef, List<EndpointSlice>> slices;
    private final Map<String, List<Pod>> pods;

    public ServiceBackends(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.slices = snapshot.slices().stream().collect(Collectors.groupingBy(EndpointSlice::service));
        this.pods = snapshot.pods().stream()
                .filter(pod -> !pod.finished())
                .collect(Collectors.groupingBy(Pod::namespace));
    }

    /// Does the cluster itself list the backends of this Service?
    public boolean listed(ObjectRef service) {
        return slices.containsKey(service);
    }

    /// The pods behind the Service, sorted by identity; none for a Service that is not there.
    public Collection<Pod> pods(ObjectRef service) {
        var found = new LinkedHashMap<ObjectRef, Pod>();
        var known = slices.get(service);
        if (known == null) {
            snapshot.service(service).ifPresent(there -> selected(there).forEach(pod -> found.put(pod.ref(), pod)));
        } else {
            known.forEach(slice -> listed(slice).forEach(pod -> found.put(pod.ref(), pod)));
        }
        return found.values().stream().sorted(Comparator.comparing(Pod::ref)).toList();
    }

    /// Where a connection to that port of the Service may end, in the order of the slices or of the pods.
    public List<Target> targets(ObjectRef service, Protocol protocol, int port) {
        var there = snapshot.service(service);
        var known = slices.getOrDefault(service, List.of());
        var targets = new ArrayList<Target>();
        there.stream()
                .flatMap(found -> found.ports().stream())
                .filter(asked -> asked.protocol() == protocol && asked.number() == port)
                .forEach(asked -> {
                    known.forEach(slice -> targets.addAll(ends(slice, asked)));
                    if (known.isEmpty()) {
                        selected(there.get()).forEach(pod ->
                                end(pod, asked).ifPresent(number -> targets.add(new Target(pod.ref(), number))));
                    }
                });
        return List.copyOf(targets);
    }

    private List<Target> ends(EndpointSlice slice, Service.Port asked) {
        return slice.ports().stream()
                .filter(port -> port.name().equals(asked.name()) && port.protocol() == asked.protocol())
                .filter(port -> port.number() > 0) // no number stands for every port: nothing can be said
                .flatMap(port -> listed(slice).stream().map(pod -> new Target(pod.ref(), port.number())))
                .toList();
    }

    /// Backends that are pods, by reference or by address.
    private List<Pod> listed(EndpointSlice slice) {
        return slice.backends().stream()
                .flatMap(backend -> backend.pod()
                        .flatMap(snapshot::pod)
                        .or(() -> snapshot.podAt(backend.address()))
                        .stream())
                .toList();
    }

    private List<Pod> selected(Service service) {
        return service.selector()
                .filter(selector -> !selector.selectsEverything())
                .map(selector -> pods.getOrDefault(service.ref().namespace(), List.of()).stream()
                        .filter(pod -> selector.matches(pod.labels()))
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Integer> end(Pod pod, Service.Port asked) {
        if (asked.targetName().isEmpty()) {
            return asked.target() > 0 ? Optional.of(asked.target()) : Optional.empty();
        }
        return pod.ports().stream()
                .filter(declared -> declared.name().equals(asked.targetName())
                        && declared.protocol() == asked.protocol())
                .map(ContainerPort::number)
                .findFirst();
    }
}
