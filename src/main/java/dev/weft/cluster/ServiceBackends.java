package dev.weft.cluster;

import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which pods stand behind each Service, and where a connection to one of its ports ends. The cluster's EndpointSlices
/// decide; a Service that has none (a folder of manifests) is resolved by its selector and target port.
///
/// Assumes: finished pods hold no endpoint, so a selector passes over them.
/// Source: Service.spec.selector ("if empty or not present, the service is assumed to have an external process managing
/// its endpoints"); Service.spec.ports[].targetPort (a number, or a name that each pod resolves for itself).
///
/// Threads: immutable.
/// Cost: made in O(slices), and O(pods) where a Service has none; a question is O(pods of the namespace) without
/// slices.
public final class ServiceBackends {
    /// Where a connection to a Service ends; `port` is 1-65535.
    public record Target(ObjectRef pod, int port) {}

    /// One backend as a connection sees it after the Service's address and port were rewritten: a pod, or an address
    /// that is no pod's. `port` is 1-65535. One that is not ready gets no connections.
    public record Backend(Optional<ObjectRef> pod, Optional<IpAddress> address, int port, boolean ready) {}

    private final ClusterSnapshot snapshot;
    private final Map<ObjectRef, List<EndpointSlice>> slices;
    private final Map<String, List<Pod>> pods;

    public ServiceBackends(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.slices = snapshot.slices().stream().collect(Collectors.groupingBy(EndpointSlice::service));
        boolean allListed = snapshot.services().stream().map(Service::ref).allMatch(slices::containsKey);
        this.pods = allListed
                ? Map.of()
                : snapshot.pods().stream()
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

    /// Everything that a connection to that port of the Service may reach, pods or not, ready or not, each once. A
    /// headless Service rewrites nothing: its name stands for its backends, and whatever port is asked for is theirs.
    /// None for a Service that is a mere name for something outside.
    ///
    /// Source: Kubernetes documentation, "Headless Services" and "Services without selectors"; discovery/v1
    /// EndpointPort (a slice's port belongs to the Service's port of that name).
    public List<Backend> backends(ObjectRef service, Protocol protocol, int port) {
        var there = snapshot.service(service).filter(found -> found.type() != Service.Type.EXTERNAL_NAME);
        if (there.isEmpty()) {
            return List.of();
        }
        if (there.get().type() == Service.Type.HEADLESS) {
            return headless(there.get(), port);
        }
        return there.get().ports().stream()
                .filter(asked -> asked.protocol() == protocol && asked.number() == port)
                .flatMap(asked -> backends(there.get(), asked))
                .distinct()
                .toList();
    }

    private List<Backend> headless(Service service, int port) {
        var known = slices.get(service.ref());
        return known == null
                ? selected(service).stream().map(pod -> backend(pod, port)).toList()
                : known.stream()
                        .flatMap(slice -> slice.backends().stream())
                        .map(backend -> backend(backend, port))
                        .distinct()
                        .toList();
    }

    private Stream<Backend> backends(Service service, Service.Port asked) {
        var known = slices.get(service.ref());
        if (known == null) {
            return selected(service).stream()
                    .flatMap(pod -> end(pod, asked).map(number -> backend(pod, number)).stream());
        }
        return known.stream().flatMap(slice -> slice.ports().stream()
                .filter(port -> port.name().equals(asked.name()) && port.protocol() == asked.protocol())
                .filter(port -> port.number() > 0)
                .flatMap(port -> slice.backends().stream().map(backend -> backend(backend, port.number()))));
    }

    private static Backend backend(Pod pod, int port) {
        return new Backend(Optional.of(pod.ref()), pod.network().addresses().stream().findFirst(), port, true);
    }

    private Backend backend(EndpointSlice.Backend listed, int port) {
        var pod = listed.pod().flatMap(snapshot::pod).or(() -> snapshot.podAt(listed.address())).map(Pod::ref);
        return new Backend(pod, Optional.of(listed.address()), port, listed.ready());
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
