package dev.weft.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// What was counted of one key, by time: slices of ten seconds for two minutes, of a minute for an hour; what is
/// older is
/// only in the sum. Slices of whole clock minutes, so that two histories can be laid side by side.
///
/// A slice in which a window begins counts whole: a window of a minute may hold ten seconds more, one of an hour a
/// minute.
///
/// Threads: confined to the analysis thread. Cost: at most 73 slices of 40 bytes.
final class History {
    static final Duration FINE = Duration.ofSeconds(10);
    static final Duration COARSE = Duration.ofMinutes(1);
    /// 2020: seconds since then fit an int for as long as anybody will want.
    private static final long BASE = 1_577_836_800L;
    private static final int FINE_SECONDS = (int) FINE.toSeconds();
    private static final int COARSE_SECONDS = (int) COARSE.toSeconds();
    /// So long ago the fine slices end, and the coarse ones.
    private static final int FINE_SPAN = 120;
    private static final int COARSE_SPAN = 3_600;
    /// Figures of a slice beside its events: connections, bytes out and in, requests, errors.
    private static final int FIGURES = 5;

    private FlowCounts total = FlowCounts.NONE;
    private int used;
    private int[] start = new int[2];
    private long[] figures = new long[2 * FIGURES];
    private int[] events = new int[2];

    /// Flows may come late and out of order; one of more than an hour ago is only in the sum.
    void add(Instant at, FlowCounts counts) {
        total = total.plus(counts);
        int second = slice(second(at), FINE_SECONDS);
        if (used > 0 && second < start[used - 1] - FINE_SPAN) {
            second = slice(second, COARSE_SECONDS);
        }
        int place = place(second);
        events[place] = (int) Math.min(Integer.MAX_VALUE, (long) events[place] + counts.events());
        int base = place * FIGURES;
        figures[base] += counts.connections().orElse(0);
        figures[base + 1] += counts.bytesOut().orElse(0);
        figures[base + 2] += counts.bytesIn().orElse(0);
        figures[base + 3] += counts.requests().orElse(0);
        figures[base + 4] += counts.errors().orElse(0);
    }

    private static int second(Instant at) {
        return Math.clamp(at.getEpochSecond() - BASE, Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2);
    }

    private static Instant instant(int second) {
        return Instant.ofEpochSecond(BASE + second);
    }

    private static int slice(int second, int width) {
        return Math.floorDiv(second, width) * width;
    }

    /// Where the slice that begins then is; a new one is put in order.
    private int place(int second) {
        int found = Arrays.binarySearch(start, 0, used, second);
        if (found >= 0) {
            return found;
        }
        int at = -found - 1;
        if (at == used && used > 0) {
            condense(second);
            at = used;
        }
        if (used == start.length) {
            grow();
        }
        System.arraycopy(start, at, start, at + 1, used - at);
        System.arraycopy(events, at, events, at + 1, used - at);
        System.arraycopy(figures, at * FIGURES, figures, (at + 1) * FIGURES, (used - at) * FIGURES);
        start[at] = second;
        events[at] = 0;
        Arrays.fill(figures, at * FIGURES, (at + 1) * FIGURES, 0);
        used++;
        return at;
    }

    private void grow() {
        int room = used * 2;
        start = Arrays.copyOf(start, room);
        events = Arrays.copyOf(events, room);
        figures = Arrays.copyOf(figures, room * FIGURES);
    }

    /// Makes minutes of fine slices that are old by `newest`, and forgets those of more than an hour.
    private void condense(int newest) {
        int kept = 0;
        for (int i = 0; i < used; i++) {
            if (start[i] < newest - COARSE_SPAN - COARSE_SECONDS) {
                continue;
            }
            int begin = start[i] < newest - FINE_SPAN ? slice(start[i], COARSE_SECONDS) : start[i];
            if (kept > 0 && start[kept - 1] == begin) {
                merge(i, kept - 1);
            } else {
                move(i, kept);
                start[kept] = begin;
                kept++;
            }
        }
        used = kept;
    }

    private void merge(int from, int to) {
        events[to] = (int) Math.min(Integer.MAX_VALUE, (long) events[to] + events[from]);
        for (int i = 0; i < FIGURES; i++) {
            figures[to * FIGURES + i] += figures[from * FIGURES + i];
        }
    }

    private void move(int from, int to) {
        events[to] = events[from];
        System.arraycopy(figures, from * FIGURES, figures, to * FIGURES, FIGURES);
    }

    /// What was counted since then; everything when it is more than an hour ago.
    FlowCounts since(Instant since, Instant now) {
        if (now.getEpochSecond() - since.getEpochSecond() > COARSE_SPAN) {
            return total;
        }
        int first = firstOf(since);
        var sums = new long[FIGURES];
        long seen = 0;
        for (int i = first; i < used; i++) {
            seen += events[i];
            for (int figure = 0; figure < FIGURES; figure++) {
                sums[figure] += figures[i * FIGURES + figure];
            }
        }
        var counts = FlowCounts.events(seen);
        counts = total.connections().isPresent() ? counts.withConnections(sums[0]) : counts;
        counts = bytes(counts, sums);
        return total.requests().isPresent() ? counts.withRequests(sums[3], sums[4]) : counts;
    }

    private FlowCounts bytes(FlowCounts counts, long[] sums) {
        if (total.bytesIn().isPresent()) {
            return counts.withBytes(sums[1], sums[2]);
        }
        return total.bytesOut().isPresent() ? counts.withBytesOut(sums[1]) : counts;
    }

    /// The first slice that reaches beyond that time.
    private int firstOf(Instant since) {
        int second = second(since);
        for (int i = 0; i < used; i++) {
            if (start[i] + width(i) > second) {
                return i;
            }
        }
        return used;
    }

    /// When the eldest slice of the window falls out of it, if ever.
    Instant changes(Instant since, Duration span) {
        int first = firstOf(since);
        return first >= used || span.toSeconds() > COARSE_SPAN
                ? Instant.MAX
                : instant(start[first] + width(first)).plus(span);
    }

    private int width(int place) {
        return start[used - 1] - start[place] > FINE_SPAN ? COARSE_SECONDS : FINE_SECONDS;
    }

    /// Events of the window in slices of this width, up to the last busy one.
    Spark spark(Instant since, Duration width) {
        int first = firstOf(since);
        if (first >= used) {
            return Spark.NONE;
        }
        int step = (int) width.toSeconds();
        int from = slice(start[first], step);
        var slices = new int[(slice(start[used - 1], step) - from) / step + 1];
        for (int i = first; i < used; i++) {
            slices[(start[i] - from) / step] += events[i];
        }
        return new Spark(instant(from), width, slices);
    }
}
