package dev.weft.flow.hubble;

import dev.weft.flow.hubble.event.HubbleEvent;
import dev.weft.flow.hubble.event.Tuples;

/// Which events of the last moments were counted already, so that after a break they can be asked for again, with some
/// overlap, and none is counted twice. Nodes' events do not come in exact order of time: hence the overlap.
///
/// Threads: confined to one thread. Memory: 2 MB.
final class SeenEvents {
    private static final int PLACES = 1 << 17;
    private static final int MOST = PLACES / 2;
    /// A relay sorts what the nodes send within about a second.
    private static final long OVERLAP_NANOS = 5_000_000_000L;

    private long[] young = new long[PLACES];
    private long[] old = new long[PLACES];
    private int size;
    private long newest;
    private long newestOfYoung;
    private long newestOfOld;
    private long forgotten;

    /// False for an event that was there before.
    boolean isNew(HubbleEvent event) {
        if (event.id == 0 && event.time == 0) {
            return true; // nothing tells it from others
        }
        long key = key(event);
        if (has(old, key)) {
            return false;
        }
        int at = find(young, key);
        if (young[at] == key) {
            return false;
        }
        if (size >= MOST) {
            turn();
            at = find(young, key);
        }
        young[at] = key;
        size++;
        newest = Math.max(newest, event.time);
        newestOfYoung = Math.max(newestOfYoung, event.time);
        return true;
    }

    private void turn() {
        forgotten = Math.max(forgotten, newestOfOld);
        newestOfOld = newestOfYoung;
        newestOfYoung = 0;
        old = young;
        young = new long[PLACES];
        size = 0;
    }

    boolean none() {
        return newest == 0;
    }

    /// Time of the newest event, nanoseconds since 1970 by the cluster's clock.
    long newest() {
        return newest;
    }

    /// From when to ask again: nothing from then on was forgotten here.
    long resumeAt() {
        return Math.max(newest - OVERLAP_NANOS, forgotten + 1);
    }

    /// The time is part of it: without an identity of its own an event is told by what it says and when.
    private static long key(HubbleEvent event) {
        long id = event.id != 0 ? event.id : Tuples.sample(event) * 31 + content(event);
        long key = Tuples.mix(id ^ Tuples.mix(event.time));
        return key == 0 ? 1 : key;
    }

    private static long content(HubbleEvent event) {
        return ((event.node.hashCode() * 31L + event.type) * 31 + event.eventType) * 31
                + event.point * 7L + event.flags * 131L + event.sourcePort * 65_537L + event.l7Type;
    }

    private static boolean has(long[] table, long key) {
        return table[find(table, key)] == key;
    }

    private static int find(long[] table, long key) {
        int at = (int) key & (PLACES - 1);
        while (table[at] != 0 && table[at] != key) {
            at = (at + 1) & (PLACES - 1);
        }
        return at;
    }
}
