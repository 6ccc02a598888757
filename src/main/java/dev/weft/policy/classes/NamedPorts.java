package dev.weft.policy.classes;

import dev.weft.cluster.ContainerPort;
import dev.weft.net.PortSet;
import dev.weft.net.TrafficSet;
import dev.weft.policy.TrafficMatch;
import java.util.Comparator;
import java.util.List;

/// Named ports, resolved on the destination pod, per protocol. A name that the pod does not declare matches nothing;
/// an end that is no pod declares none.
/// Source: upstream e2e, "should enforce policy based on Ports", the named-port tests.
public final class NamedPorts {
    public static final Comparator<ContainerPort> ORDER = Comparator.comparing(ContainerPort::name)
            .thenComparing(ContainerPort::protocol)
            .thenComparingInt(ContainerPort::number);

    private NamedPorts() {}

    public static TrafficSet resolve(TrafficMatch match, List<ContainerPort> declared) {
        var traffic = match.numbered();
        for (var wanted : match.named()) {
            for (var port : declared) {
                if (port.name().equals(wanted.name()) && port.protocol() == wanted.protocol()) {
                    traffic = traffic.union(TrafficSet.of(port.protocol(), PortSet.of(port.number())));
                }
            }
        }
        return traffic;
    }
}
