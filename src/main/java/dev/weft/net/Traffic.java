package dev.weft.net;

/// One kind of packet: a protocol and a destination port, 1-65535.
public record Traffic(Protocol protocol, int port) implements Comparable<Traffic> {
    public Traffic {
        if (port < PortRange.LOWEST || port > PortRange.HIGHEST) {
            throw new IllegalArgumentException("no port: " + port);
        }
    }

    public TrafficSet asSet() {
        return TrafficSet.of(protocol, PortSet.of(port));
    }

    @Override
    public int compareTo(Traffic other) {
        int order = protocol.compareTo(other.protocol);
        return order != 0 ? order : Integer.compare(port, other.port);
    }

    /// `TCP 80`.
    @Override
    public String toString() {
        return protocol + " " + port;
    }
}
