package dev.weft.net;

import java.util.List;
import java.util.Optional;

/// Addresses of one family from `first` to `last`, both inclusive.
public record IpRange(IpAddress first, IpAddress last) implements Comparable<IpRange> {
    public static final IpRange ALL_V4 = new IpRange(IpAddress.ipv4(0), IpAddress.ipv4(0xFFFF_FFFFL));
    public static final IpRange ALL_V6 = new IpRange(IpAddress.ipv6(0, 0), IpAddress.ipv6(-1L, -1L));

    public IpRange {
        if (first.v6() != last.v6() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException("no address range: " + first + "-" + last);
        }
    }

    public boolean contains(IpAddress address) {
        return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    Optional<IpRange> overlap(IpRange other) {
        if (first.v6() != other.first.v6()) {
            return Optional.empty();
        }
        var from = first.compareTo(other.first) >= 0 ? first : other.first;
        var to = last.compareTo(other.last) <= 0 ? last : other.last;
        return from.compareTo(to) <= 0 ? Optional.of(new IpRange(from, to)) : Optional.empty();
    }

    private boolean touches(IpRange later) {
        return first.v6() == later.first.v6()
                && (last.isLast() || later.first.compareTo(last.next()) <= 0);
    }

    /// The same addresses as sorted ranges that neither overlap nor touch.
    static List<IpRange> canonical(List<IpRange> ranges) {
        return Runs.merged(
                ranges,
                IpRange::touches,
                (open, next) -> new IpRange(open.first, open.last.compareTo(next.last) >= 0 ? open.last : next.last));
    }

    @Override
    public int compareTo(IpRange other) {
        int order = first.compareTo(other.first);
        return order != 0 ? order : last.compareTo(other.last);
    }

    /// `10.0.0.0-10.255.255.255`, also for a single address.
    @Override
    public String toString() {
        return first + "-" + last;
    }
}
