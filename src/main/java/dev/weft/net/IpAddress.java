package dev.weft.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// One address. An IPv4 address stands in the low 32 bits of `low`; an IPv6 address fills both, high word first.
/// Order: IPv4 before IPv6, then by number, unsigned. An IPv4-mapped IPv6 address is read as the IPv4 address.
public record IpAddress(boolean v6, long high, long low) implements Comparable<IpAddress> {
    private static final Pattern DOTTED = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    private static final Pattern COLONS = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final long V4_MASK = 0xFFFF_FFFFL;
    private static final Comparator<IpAddress> ORDER = Comparator.comparing(IpAddress::v6)
            .thenComparing(IpAddress::high, Long::compareUnsigned)
            .thenComparing(IpAddress::low, Long::compareUnsigned);

    public IpAddress {
        if (!v6 && (high != 0 || (low & ~V4_MASK) != 0)) {
            throw new IllegalArgumentException("no IPv4 address: " + high + "," + low);
        }
    }

    public static IpAddress ipv4(long number) {
        return new IpAddress(false, 0, number & V4_MASK);
    }

    public static IpAddress ipv6(long high, long low) {
        return new IpAddress(true, high, low);
    }

    /// Four bytes, or sixteen; network order.
    public static IpAddress of(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        if (bytes.length == 4) {
            return ipv4(buffer.getInt());
        }
        long high = buffer.getLong();
        long low = buffer.getLong();
        boolean mapped = high == 0 && (low >>> 32) == 0xFFFFL;
        return mapped ? ipv4(low) : ipv6(high, low);
    }

    /// Reads `10.1.2.3` or `fd00::1`; never asks a name server. Leading zeros and zone ids are refused.
    public static Optional<IpAddress> parse(String text) {
        int colon = text.lastIndexOf(':');
        boolean dotted = colon < 0 || text.indexOf('.') >= 0;
        if ((dotted && !DOTTED.matcher(text.substring(colon + 1)).matches())
                || (colon >= 0 && !COLONS.matcher(text).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(InetAddress.ofLiteral(text).getAddress()));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /// The last address of its family?
    public boolean isLast() {
        return v6 ? high == -1L && low == -1L : low == V4_MASK;
    }

    boolean isFirst() {
        return high == 0 && low == 0;
    }

    /// The address after this one in its family; the last one's is the first.
    public IpAddress next() {
        return v6 ? ipv6(low == -1L ? high + 1 : high, low + 1) : ipv4(low + 1);
    }

    /// The address before this one in its family; the first one's is the last.
    public IpAddress previous() {
        return v6 ? ipv6(low == 0 ? high - 1 : high, low - 1) : ipv4(low - 1);
    }

    public byte[] bytes() {
        return v6
                ? ByteBuffer.allocate(16).putLong(high).putLong(low).array()
                : ByteBuffer.allocate(4).putInt((int) low).array();
    }

    @Override
    public int compareTo(IpAddress other) {
        return ORDER.compare(this, other);
    }

    /// `10.1.2.3`; IPv6 in the shortened form of RFC 5952.
    @Override
    public String toString() {
        if (v6) {
            return Ipv6Text.of(bytes());
        }
        try {
            return InetAddress.getByAddress(bytes()).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }
}
