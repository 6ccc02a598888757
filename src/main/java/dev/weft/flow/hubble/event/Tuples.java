package dev.weft.flow.hubble.event;

import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.util.Objects;

/// Connections as numbers. Two 64-bit numbers stand for addresses, ports and protocol: that two of a hundred thousand
/// connections share both happens once in 10^28 times.
public final class Tuples {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Tuples() {}

    public static long first(IpAddress from, int fromPort, IpAddress to, int toPort, Protocol protocol) {
        long ports = (long) fromPort << 32 | (long) toPort << 8 | number(protocol);
        return mix(mix(mix(from.high() + GOLDEN) ^ from.low()) ^ mix(to.high() ^ mix(to.low())) ^ mix(ports * GOLDEN));
    }

    public static long second(IpAddress from, int fromPort, IpAddress to, int toPort) {
        return mix(mix(from.low() * 31 + fromPort) * 7 + mix(mix(to.low() + to.high() * 3) - toPort * GOLDEN))
                ^ mix(from.high());
    }

    /// Source: IANA, protocol numbers.
    private static int number(Protocol protocol) {
        return switch (protocol) {
            case TCP -> 6;
            case UDP -> 17;
            case SCTP -> 132;
        };
    }

    /// The same for both ways of a connection, never negative. Of socket events, which know no port of their own, the
    /// same for all of one pod.
    public static long sample(HubbleEvent event) {
        if (event.source == null || event.destination == null) {
            return 0;
        }
        if (event.sourcePort == 0 || event.type == HubbleEvent.SOCK) {
            return mix(side(event.source, 0)) >>> 1;
        }
        return mix(side(event.source, event.sourcePort)
                + side(Objects.requireNonNull(event.destination), event.destinationPort)) >>> 1;
    }

    private static long side(IpAddress address, int port) {
        return mix(address.low() ^ mix(address.high()) ^ port * GOLDEN);
    }

    public static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
