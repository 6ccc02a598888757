package dev.weft.picture;

import dev.weft.flow.FlowVerdict;
import dev.weft.flow.SourceOrder;
import dev.weft.session.Frame;
import dev.weft.topology.Evidence;
import dev.weft.topology.Paces;
import dev.weft.topology.TopologyEdge;
import java.time.Duration;
import java.time.Instant;

/// How an edge's traffic looks. `rate` is connections (or requests, or events) a second by the best source that saw it;
/// 0 for an edge that nobody saw. `freshness` is 1 for what was seen just now and 0 for what is about to leave the
/// window. `lastDrop` is [Instant#MIN] where nothing was dropped.
public record Pace(double rate, double freshness, boolean disagrees, Instant lastDrop) {
    public static final Pace NONE = new Pace(0, 1, false, Instant.MIN);
    /// A window without an end does not make everything fresh for ever.
    private static final Duration LONGEST = Duration.ofHours(1);

    static Pace of(TopologyEdge edge, Frame frame, Paces paces) {
        int best = Integer.MAX_VALUE;
        double rate = 0;
        boolean disagrees = false;
        var last = Instant.MIN;
        var drop = Instant.MIN;
        for (var evidence : edge.evidence()) {
            if (evidence instanceof Evidence.Observed seen) {
                var key = seen.key();
                int rank = SourceOrder.rank(key.by());
                if (rank < best) {
                    best = rank;
                    rate = 0;
                }
                rate += rank == best ? paces.figure(key, seen.stats()) : 0;
                disagrees |= seen.disagreement().isPresent();
                last = later(last, seen.stats().last());
                drop = key.verdict() == FlowVerdict.DROPPED ? later(drop, seen.stats().last()) : drop;
            }
        }
        return best == Integer.MAX_VALUE ? NONE : new Pace(rate, freshness(last, frame), disagrees, drop);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static double freshness(Instant last, Frame frame) {
        var window = frame.request().flows().window();
        var span = window.compareTo(LONGEST) > 0 ? LONGEST : window;
        double age = Duration.between(last, frame.meaning().flows().asOf()).toMillis();
        return Math.clamp(1 - age / span.toMillis(), 0, 1);
    }

    /// Of edges that are drawn as one: the busiest.
    Pace and(Pace other) {
        return new Pace(
                Math.max(rate, other.rate),
                Math.max(freshness, other.freshness),
                disagrees || other.disagrees,
                later(lastDrop, other.lastDrop));
    }
}
