package dev.weft.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A block of addresses as `address/prefix`; host bits below the prefix are zero.
public record Cidr(IpAddress address, int prefix) {
    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;
    /// The prefix that all IPv4-mapped addresses share. Source: RFC 4291, section 2.5.5.2.
    private static final int MAPPED_BITS = 96;
    private static final long MAPPED_WORD = 0xFFFFL << 32;
    private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");

    public Cidr {
        int bits = address.v6() ? V6_BITS : V4_BITS;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("no prefix length: " + prefix);
        }
        address = masked(address, prefix);
    }

    /// Reads `10.0.0.0/8`; host bits are cleared, as the API server's parser does. Empty if it is no block.
    /// The prefix of an IPv4-mapped block (`::ffff:10.0.0.0/104`) counts from all 128 bits; it is read as the IPv4
    /// block it is, or as an IPv6 block when it reaches beyond the mapped addresses.
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !PREFIX.matcher(text.substring(slash + 1)).matches()) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        boolean v6Text = text.indexOf(':') >= 0;
        return IpAddress.parse(text.substring(0, slash))
                .filter(_ -> prefix <= (v6Text ? V6_BITS : V4_BITS))
                .map(address -> v6Text && !address.v6() ? mapped(address, prefix) : new Cidr(address, prefix));
    }

    private static Cidr mapped(IpAddress address, int prefix) {
        return prefix >= MAPPED_BITS
                ? new Cidr(address, prefix - MAPPED_BITS)
                : new Cidr(IpAddress.ipv6(0, MAPPED_WORD | address.low()), prefix);
    }

    public IpRange range() {
        return new IpRange(address, last());
    }

    public IpSet asSet() {
        return new IpSet(List.of(range()));
    }

    /// A strict subset of `other`? Source: validation of NetworkPolicy ipBlock.except.
    public boolean strictlyInside(Cidr other) {
        return address.v6() == other.address.v6() && prefix > other.prefix && other.range().contains(address);
    }

    /// The fewest blocks that cover a range exactly, in order.
    public static List<Cidr> covering(IpRange range) {
        var blocks = new ArrayList<Cidr>();
        var next = range.first();
        while (true) {
            var block = largestFrom(next, range.last());
            blocks.add(block);
            var end = block.last();
            if (end.compareTo(range.last()) >= 0) {
                return List.copyOf(blocks);
            }
            next = end.next();
        }
    }

    private static Cidr largestFrom(IpAddress first, IpAddress limit) {
        int bits = first.v6() ? V6_BITS : V4_BITS;
        for (int prefix = 0; prefix < bits; prefix++) {
            var block = new Cidr(first, prefix);
            if (block.address.equals(first) && block.last().compareTo(limit) <= 0) {
                return block;
            }
        }
        return new Cidr(first, bits);
    }

    private IpAddress last() {
        if (!address.v6()) {
            return IpAddress.ipv4(address.low() | ~v4Mask(prefix));
        }
        return IpAddress.ipv6(
                address.high() | ~wordMask(Math.min(prefix, 64)), address.low() | ~wordMask(Math.max(prefix - 64, 0)));
    }

    private static IpAddress masked(IpAddress address, int prefix) {
        if (!address.v6()) {
            return IpAddress.ipv4(address.low() & v4Mask(prefix));
        }
        return IpAddress.ipv6(
                address.high() & wordMask(Math.min(prefix, 64)), address.low() & wordMask(Math.max(prefix - 64, 0)));
    }

    private static long v4Mask(int prefix) {
        return prefix == 0 ? 0 : -1L << (V4_BITS - prefix);
    }

    private static long wordMask(int prefix) {
        return prefix == 0 ? 0 : -1L << (64 - prefix);
    }

    @Override
    public String toString() {
        return address + "/" + prefix;
    }
}
