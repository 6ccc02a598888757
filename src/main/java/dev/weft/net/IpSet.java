package dev.weft.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A set of addresses of both families, kept as sorted ranges that neither overlap nor touch (IPv4 first), so that two
/// equal sets are equal records.
public record IpSet(List<IpRange> ranges) {
    public static final IpSet NONE = new IpSet(List.of());
    public static final IpSet ALL = new IpSet(List.of(IpRange.ALL_V4, IpRange.ALL_V6));

    public IpSet {
        ranges = IpRange.canonical(ranges);
    }

    public static IpSet of(IpAddress address) {
        return new IpSet(List.of(new IpRange(address, address)));
    }

    /// A set as [#toString] writes it; empty for any other text.
    public static Optional<IpSet> parse(String text) {
        var ranges = new ArrayList<IpRange>();
        for (var part : text.split(",", -1)) {
            var ends = part.split("-", -1);
            var first = IpAddress.parse(ends[0]);
            var last = IpAddress.parse(ends[ends.length - 1]);
            if (ends.length != 2 || first.isEmpty() || last.isEmpty() || !isRange(first.get(), last.get())) {
                return Optional.empty();
            }
            ranges.add(new IpRange(first.get(), last.get()));
        }
        return Optional.of(new IpSet(ranges));
    }

    private static boolean isRange(IpAddress first, IpAddress last) {
        return first.v6() == last.v6() && first.compareTo(last) <= 0;
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public boolean contains(IpAddress address) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            var range = ranges.get(middle);
            if (range.contains(address)) {
                return true;
            }
            if (address.compareTo(range.first()) < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return false;
    }

    public boolean containsAll(IpSet other) {
        return other.minus(this).isEmpty();
    }

    public IpSet union(IpSet other) {
        var all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return new IpSet(all);
    }

    public IpSet intersect(IpSet other) {
        var common = new ArrayList<IpRange>();
        int mine = 0;
        int theirs = 0;
        while (mine < ranges.size() && theirs < other.ranges.size()) {
            var a = ranges.get(mine);
            var b = other.ranges.get(theirs);
            a.overlap(b).ifPresent(common::add);
            if (a.last().compareTo(b.last()) < 0) {
                mine++;
            } else {
                theirs++;
            }
        }
        return new IpSet(common);
    }

    public IpSet complement() {
        var gaps = new ArrayList<IpRange>();
        for (var family : ALL.ranges) {
            gapsWithin(family, gaps);
        }
        return new IpSet(gaps);
    }

    private void gapsWithin(IpRange family, List<IpRange> gaps) {
        var next = family.first();
        for (var range : ranges) {
            if (range.first().v6() != family.first().v6()) {
                continue;
            }
            if (next.compareTo(range.first()) < 0) {
                gaps.add(new IpRange(next, range.first().previous()));
            }
            if (range.last().isLast()) {
                return;
            }
            next = range.last().next();
        }
        gaps.add(new IpRange(next, family.last()));
    }

    public IpSet minus(IpSet other) {
        return intersect(other.complement());
    }

    /// The fewest CIDR blocks that are this set, in order.
    public List<Cidr> cidrs() {
        return ranges.stream().flatMap(range -> Cidr.covering(range).stream()).toList();
    }

    /// `10.0.0.0-10.255.255.255`, several joined by commas.
    @Override
    public String toString() {
        return ranges.stream().map(IpRange::toString).collect(Collectors.joining(","));
    }
}
