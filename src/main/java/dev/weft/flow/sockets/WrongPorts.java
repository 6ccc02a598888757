package dev.weft.flow.sockets;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Service;
import dev.weft.cluster.Service.Port;
import dev.weft.cluster.ServiceBackends;
import dev.weft.net.IpAddress;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Ports of Services that lead to a pod on which nobody waits there: a wrong number, or a program that has not opened
/// it.
///
/// A pod that listens nowhere at all is not told of: it is starting, or its table could not be read. Neither is a port
/// on loopback alone, which is told as that.
final class WrongPorts {
    private final ServiceBackends backends;
    private final Map<ObjectRef, PodSockets> sides;
    private final SortedSet<String> found = new TreeSet<>();

    private WrongPorts(ServiceBackends backends, Map<ObjectRef, PodSockets> sides) {
        this.backends = backends;
        this.sides = sides;
    }

    /// `Service shop/api, port 80: nobody listens on TCP 8080 in shop/api-1`, sorted.
    static SortedSet<String> among(
            Collection<Service> services, ServiceBackends backends, Map<ObjectRef, PodSockets> sides) {
        var wrong = new WrongPorts(backends, sides);
        var read = sides.keySet().stream().map(ObjectRef::namespace).collect(Collectors.toSet());
        services.stream()
                .filter(service -> read.contains(service.ref().namespace()))
                .forEach(service -> service.ports().forEach(port -> wrong.look(service, port)));
        return wrong.found;
    }

    private void look(Service service, Port port) {
        for (var target : backends.targets(service.ref(), port.protocol(), port.number())) {
            var side = sides.get(target.pod());
            if (side != null && side.waitsAnywhere() && !waits(side, port, target.port())) {
                found.add("Service %s, port %d: nobody listens on %s %d in %s"
                        .formatted(
                                service.ref().path(), port.number(), port.protocol(), target.port(),
                                target.pod().path()));
            }
        }
    }

    private static boolean waits(PodSockets side, Port port, int number) {
        return side.loopbackOnly().stream().anyMatch(end -> end.port() == number)
                || side.pod().network().addresses().stream().anyMatch(address -> waits(side, port, address, number));
    }

    private static boolean waits(PodSockets side, Port port, IpAddress address, int number) {
        return side.waitsAt(port.protocol(), new SocketTable.End(address, number));
    }
}
