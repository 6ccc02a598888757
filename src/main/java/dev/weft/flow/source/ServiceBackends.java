package dev.weft.flow.source;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.EndpointSlice;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Service;
import dev.weft.net.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which pods stand behind the ports of Services.
final class ServiceBackends {
    private final Map<ObjectRef, List<EndpointSlice>> slices = new HashMap<>();
    private final Map<ObjectRef, Service> services = new HashMap<>();

    ServiceBackends(ClusterSnapshot snapshot) {
        snapshot.slices()
                .forEach(slice -> slices.computeIfAbsent(slice.service(), _ -> new ArrayList<>()).add(slice));
        snapshot.services().forEach(service -> services.put(service.ref(), service));
    }

    /// May a connection to `asked` at the Service end at this port of this pod? The cluster's own list of backends
    /// decides; where there is none, the selector and the target port.
    boolean mayEndAt(ObjectRef service, Traffic asked, Pod pod, int port) {
        var target = services.get(service);
        if (target == null) {
            return false;
        }
        var known = slices.getOrDefault(service, List.of());
        return target.ports().stream()
                .filter(candidate -> candidate.protocol() == asked.protocol() && candidate.number() == asked.port())
                .anyMatch(candidate -> known.isEmpty()
                        ? selects(target, candidate, pod, port)
                        : known.stream().anyMatch(slice -> lists(slice, candidate, pod, port)));
    }

    private static boolean lists(EndpointSlice slice, Service.Port asked, Pod pod, int port) {
        return slice.ports().stream()
                        .anyMatch(candidate -> candidate.name().equals(asked.name()) && candidate.number() == port)
                && slice.backends().stream()
                        .anyMatch(backend -> pod.network().addresses().contains(backend.address()));
    }

    private static boolean selects(Service service, Service.Port asked, Pod pod, int port) {
        return pod.namespace().equals(service.ref().namespace())
                && service.selector().filter(selector -> selector.matches(pod.labels())).isPresent()
                && (asked.targetName().isEmpty()
                        ? asked.target() == port
                        : pod.ports().stream().anyMatch(declared -> declared.name().equals(asked.targetName())
                                && declared.number() == port));
    }
}
