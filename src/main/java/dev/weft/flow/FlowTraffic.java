package dev.weft.flow;

import dev.weft.net.PortRange;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import java.util.Optional;

/// Protocol and destination port as a source knows them: `port` is 1-65535, or [#NO_PORT] where the source does not say
/// (the request metrics of a mesh). Order: protocol, then port.
public record FlowTraffic(Protocol protocol, int port) implements Comparable<FlowTraffic> {
    public static final int NO_PORT = 0;

    public FlowTraffic {
        if (port != NO_PORT && (port < PortRange.LOWEST || port > PortRange.HIGHEST)) {
            throw new IllegalArgumentException("no port: " + port);
        }
    }

    public static FlowTraffic of(Traffic traffic) {
        return new FlowTraffic(traffic.protocol(), traffic.port());
    }

    public static FlowTraffic tcp(int port) {
        return new FlowTraffic(Protocol.TCP, port);
    }

    /// Empty where the port is not known.
    public Optional<Traffic> exact() {
        return port == NO_PORT ? Optional.empty() : Optional.of(new Traffic(protocol, port));
    }

    @Override
    public int compareTo(FlowTraffic other) {
        int order = protocol.compareTo(other.protocol);
        return order != 0 ? order : Integer.compare(port, other.port);
    }

    /// `TCP 80`, or `TCP, port not told`.
    @Override
    public String toString() {
        return port == NO_PORT ? protocol + ", port not told" : protocol + " " + port;
    }
}
