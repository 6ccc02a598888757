package dev.weft.flow.hubble;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The connections that were heard of lately: what was decided of each, and how many of its events are held back until
/// it is.
///
/// Two generations of a hash table with open addressing, in plain arrays. A connection that is heard of moves into the
/// young one; a turn drops the old one, and the caller hears of every connection that was still undecided. So the
/// memory is bounded, a connection is remembered for one to two turns after its last event, and nothing is ever
/// searched for to be evicted.
///
/// Threads: confined to one thread. Cost: O(1); 16 MB for both generations when full.
final class Connections {
    static final byte HELD = 0;
    static final byte FORWARDED = 1;
    static final byte AUDITED = 2;
    static final byte DROPPED = 3;

    /// Its first packet was seen.
    static final byte OPENED = 1;
    /// It stands in the count of its verdict.
    static final byte COUNTED = 2;
    /// An end said that it is over.
    static final byte CLOSED = 4;
    /// It was undecided at the last turn already.
    private static final byte WAITED = 8;

    private static final int SMALLEST = 1 << 12;
    private static final int LARGEST = 1 << 18;

    /// Hears of undecided connections that are forgotten.
    interface Forgotten {
        void undecided(Edge edge, int events, long time, boolean opened);
    }

    private Table young = new Table(SMALLEST);
    private Table old = new Table(SMALLEST);
    private int place;
    private Table table = young;

    private static final class Table {
        final long[] first;
        final long[] second;
        final @Nullable Edge[] edge;
        final int[] held;
        final long[] last;
        final byte[] verdict;
        final byte[] marks;
        int size;

        Table(int places) {
            first = new long[places];
            second = new long[places];
            edge = new Edge[places];
            held = new int[places];
            last = new long[places];
            verdict = new byte[places];
            marks = new byte[places];
        }

        /// The place of the key, or where it would stand.
        int find(long one, long two) {
            int mask = first.length - 1;
            int at = (int) one & mask;
            while (edge[at] != null && (first[at] != one || second[at] != two)) {
                at = (at + 1) & mask;
            }
            return at;
        }

        int put(Table other, int from) {
            int at = find(other.first[from], other.second[from]);
            first[at] = other.first[from];
            second[at] = other.second[from];
            edge[at] = other.edge[from];
            held[at] = other.held[from];
            last[at] = other.last[from];
            verdict[at] = other.verdict[from];
            marks[at] = other.marks[from];
            size++;
            return at;
        }

        boolean crowded() {
            return size * 10L > first.length * 6L;
        }
    }

    /// Turns to the connection, if it is known.
    boolean find(long one, long two) {
        table = young;
        place = young.find(one, two);
        if (young.edge[place] != null) {
            return true;
        }
        int before = old.find(one, two);
        if (old.edge[before] == null) {
            return false;
        }
        makeRoom();
        place = young.put(old, before);
        old.held[before] = 0; // it lives on in the young table
        return true;
    }

    /// Puts a new connection, and turns to it.
    void put(long one, long two, Edge edge) {
        makeRoom();
        place = young.find(one, two);
        young.first[place] = one;
        young.second[place] = two;
        young.edge[place] = edge;
        young.held[place] = 0;
        young.verdict[place] = HELD;
        young.marks[place] = 0;
        young.size++;
    }

    boolean full() {
        return young.first.length == LARGEST && young.crowded();
    }

    private void makeRoom() {
        if (young.crowded() && young.first.length < LARGEST) {
            var larger = new Table(young.first.length * 2);
            for (int i = 0; i < young.first.length; i++) {
                if (young.edge[i] != null) {
                    larger.put(young, i);
                }
            }
            young = larger;
        }
        table = young;
    }

    /// Forgets what was not heard of since the last turn. What goes on undecided through two turns is told as well.
    void turn(Forgotten listener) {
        for (int i = 0; i < old.first.length; i++) {
            tell(old, i, listener);
        }
        for (int i = 0; i < young.first.length; i++) {
            if ((young.marks[i] & WAITED) != 0) {
                tell(young, i, listener);
            } else if (young.held[i] > 0) {
                young.marks[i] |= WAITED;
            }
        }
        old = young;
        young = new Table(SMALLEST);
        table = young;
    }

    private static void tell(Table table, int at, Forgotten listener) {
        var edge = table.edge[at];
        if (edge != null && table.held[at] > 0) {
            listener.undecided(edge, table.held[at], table.last[at], (table.marks[at] & OPENED) != 0);
            table.held[at] = 0;
            table.marks[at] &= ~(OPENED | WAITED);
        }
    }

    Edge edge() {
        return Objects.requireNonNull(table.edge[place]);
    }

    byte verdict() {
        return table.verdict[place];
    }

    void decide(byte verdict) {
        table.verdict[place] = verdict;
        table.marks[place] &= ~(COUNTED | WAITED);
    }

    boolean is(byte mark) {
        return (table.marks[place] & mark) != 0;
    }

    void mark(byte mark) {
        table.marks[place] |= mark;
    }

    /// Time of the newest event, nanoseconds since 1970.
    long last() {
        return table.last[place];
    }

    void at(long time) {
        table.last[place] = Math.max(table.last[place], time);
    }

    void hold() {
        table.held[place]++;
    }

    /// The events that were held back; from now on none is.
    int release() {
        int events = table.held[place];
        table.held[place] = 0;
        return events;
    }

    /// The same ends and ports begin anew.
    void reopen(Edge edge) {
        table.edge[place] = edge;
        table.verdict[place] = HELD;
        table.marks[place] = 0;
        table.held[place] = 0;
    }
}
