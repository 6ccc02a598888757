package dev.weft.flow;

import java.util.Comparator;
import java.util.List;

/// Which source's word is taken where several saw the same: the one that knows most of it. A source that sees every
/// packet comes before one that counts, and that before one that looks now and then. The one place that decides it.
public final class SourceOrder {
    private static final List<String> BEST_FIRST =
            List.of("hubble", "goldmane", "istio", "linkerd", "caretta", "hubble-metrics", "sockets", "demo");

    public static final Comparator<String> ORDER =
            Comparator.comparingInt(SourceOrder::rank).thenComparing(Comparator.naturalOrder());

    private SourceOrder() {}

    /// From 0, the best; a source that nobody ranked comes last.
    public static int rank(String source) {
        int place = BEST_FIRST.indexOf(source);
        return place < 0 ? BEST_FIRST.size() : place;
    }
}
