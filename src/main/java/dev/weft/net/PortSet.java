package dev.weft.net;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A set of ports 1-65535, kept as sorted ranges that neither overlap nor touch, so that two equal sets are equal
/// records.
public record PortSet(List<PortRange> ranges) {
    public static final PortSet NONE = new PortSet(List.of());
    public static final PortSet ALL = new PortSet(List.of(new PortRange(PortRange.LOWEST, PortRange.HIGHEST)));

    public PortSet {
        ranges = PortRange.canonical(ranges);
    }

    public static PortSet of(int port) {
        return of(port, port);
    }

    /// Both ends inclusive.
    public static PortSet of(int first, int last) {
        return new PortSet(List.of(new PortRange(first, last)));
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public boolean isAll() {
        return equals(ALL);
    }

    public boolean contains(int port) {
        return ranges.stream().anyMatch(range -> range.first() <= port && port <= range.last());
    }

    public PortSet union(PortSet other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return new PortSet(all);
    }

    public PortSet intersect(PortSet other) {
        var common = new ArrayList<PortRange>();
        for (var mine : ranges) {
            for (var theirs : other.ranges) {
                mine.overlap(theirs).ifPresent(common::add);
            }
        }
        return new PortSet(common);
    }

    public PortSet complement() {
        var gaps = new ArrayList<PortRange>();
        int next = PortRange.LOWEST;
        for (var range : ranges) {
            if (next < range.first()) {
                gaps.add(new PortRange(next, range.first() - 1));
            }
            next = range.last() + 1;
        }
        if (next <= PortRange.HIGHEST) {
            gaps.add(new PortRange(next, PortRange.HIGHEST));
        }
        return new PortSet(gaps);
    }

    public PortSet minus(PortSet other) {
        return intersect(other.complement());
    }

    public boolean containsAll(PortSet other) {
        return other.minus(this).isEmpty();
    }

    /// `80,443-445`; empty text for no port.
    @Override
    public String toString() {
        return ranges.stream().map(PortRange::toString).collect(Collectors.joining(","));
    }
}
