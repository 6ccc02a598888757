package dev.weft.net;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Ports from `first` to `last`, both inclusive, 1-65535.
public record PortRange(int first, int last) implements Comparable<PortRange> {
    public static final int LOWEST = 1;
    public static final int HIGHEST = 65_535;
    private static final Comparator<PortRange> ORDER =
            Comparator.comparingInt(PortRange::first).thenComparingInt(PortRange::last);

    public PortRange {
        if (first < LOWEST || last > HIGHEST || first > last) {
            throw new IllegalArgumentException("no port range: " + first + "-" + last);
        }
    }

    Optional<PortRange> overlap(PortRange other) {
        int from = Math.max(first, other.first);
        int to = Math.min(last, other.last);
        return from <= to ? Optional.of(new PortRange(from, to)) : Optional.empty();
    }

    /// The same ports as sorted ranges that neither overlap nor touch.
    static List<PortRange> canonical(List<PortRange> ranges) {
        return Runs.merged(
                ranges,
                (open, next) -> next.first <= open.last + 1,
                (open, next) -> new PortRange(open.first, Math.max(open.last, next.last)));
    }

    @Override
    public int compareTo(PortRange other) {
        return ORDER.compare(this, other);
    }

    /// `80` or `443-445`.
    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
