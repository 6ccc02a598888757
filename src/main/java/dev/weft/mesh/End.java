package dev.weft.mesh;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.ObjectRef;
import dev.weft.net.PortRange;
import dev.weft.net.PortSet;
import dev.weft.net.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One end of connections as meshes see it. Replicas that a mesh treats alike are equal ends. `namespace` is empty for
/// somebody outside of the cluster; `ports` are the TCP ports that its containers declare; `leads` are the ports of
/// Services that lead to it.
public record End(
        String namespace,
        Membership membership,
        Reception reception,
        Bypass bypass,
        Set<Integer> ports,
        List<Lead> leads) {
    /// Stands for any port of no special meaning: no list of exceptions names the last one, and what is left out of a
    /// list of those that count holds it.
    public static final int ANY_PORT = PortRange.HIGHEST;

    /// Somebody outside of the cluster.
    public static final End OUTSIDE = new End(
            "", Membership.none("outside of the cluster"), Reception.of(Stance.unknown("outside of the cluster")),
            Bypass.NOTHING, Set.of(), List.of());

    /// A port of a Service leads to a port of the pod.
    public record Lead(ObjectRef service, int servicePort, int port) {}

    public End {
        ports = Set.copyOf(ports);
        leads = List.copyOf(leads);
    }

    static Set<Integer> tcp(List<ContainerPort> declared) {
        var ports = new TreeSet<Integer>();
        declared.stream().filter(port -> port.protocol() == Protocol.TCP).forEach(port -> ports.add(port.number()));
        return ports;
    }

    /// The ports to ask about where `allowed` are open to somebody: those that are declared or differ, and one for all
    /// others if any is open that is not declared and nothing is. Empty where no TCP port is open.
    public Set<Integer> asked(PortSet allowed) {
        var known = new TreeSet<>(ports);
        known.addAll(reception.ports().keySet());
        leads.forEach(lead -> known.add(lead.port()));
        known.removeIf(port -> !allowed.contains(port));
        if (known.isEmpty() && !allowed.isEmpty()) {
            known.add(allowed.isAll() ? ANY_PORT : allowed.ranges().getFirst().first());
        }
        return known;
    }

    /// The numbers under which a caller's own network sees a connection to that port: those of Services, else its own.
    Set<Integer> called(int port) {
        var numbers = new TreeSet<Integer>();
        leads.stream().filter(lead -> lead.port() == port).forEach(lead -> numbers.add(lead.servicePort()));
        if (numbers.isEmpty()) {
            numbers.add(port);
        }
        return numbers;
    }

    /// Does its proxy see a connection to that port? Empty where nobody knows.
    Optional<Boolean> takesIn(int port) {
        if (bypass.inbound().contains(port)) {
            return Optional.of(false);
        }
        return bypass.inboundDoubt() ? Optional.empty() : Optional.of(true);
    }

    /// Does its proxy see what it sends to that port of `server`? Empty where nobody knows.
    Optional<Boolean> sends(End server, int port) {
        var numbers = server.called(port);
        if (numbers.stream().allMatch(bypass.outbound()::contains)) {
            return Optional.of(false);
        }
        boolean some = numbers.stream().anyMatch(bypass.outbound()::contains);
        return some || bypass.outboundDoubt() ? Optional.empty() : Optional.of(true);
    }
}
