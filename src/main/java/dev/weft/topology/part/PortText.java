package dev.weft.topology.part;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Service;
import dev.weft.net.Protocol;
import java.util.Comparator;

/// Ports as short texts: `8080`, `53/UDP`, `80→8080` for a Service port and the port behind it.
final class PortText {
    static final Comparator<ContainerPort> ORDER =
            Comparator.comparingInt(ContainerPort::number).thenComparing(ContainerPort::protocol);

    private PortText() {}

    static String of(ContainerPort port) {
        return of(port.protocol(), String.valueOf(port.number()));
    }

    static String of(Service.Port port) {
        var number = String.valueOf(port.number());
        var target = port.targetName().isEmpty() ? String.valueOf(port.target()) : port.targetName();
        boolean same = target.equals(number) || target.equals("0");
        return of(port.protocol(), same ? number : number + "→" + target);
    }

    private static String of(Protocol protocol, String port) {
        return protocol == Protocol.TCP ? port : port + "/" + protocol;
    }
}
