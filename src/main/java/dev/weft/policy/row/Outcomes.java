package dev.weft.policy.row;

import dev.weft.net.TrafficSet;
import dev.weft.policy.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Cells, each kept once, and what two sides make of a connection, computed once for each two different outcomes.
///
/// Threads: any.
public final class Outcomes {
    /// What one side lets through, numbered in the order of first use.
    public record Outcome(int id, Cell cell) {}

    public static final Cell ALL = new Cell(TrafficSet.ALL, TrafficSet.NONE);
    public static final Cell UNKNOWN = new Cell(TrafficSet.NONE, TrafficSet.ALL);

    private final Map<Cell, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Map<Long, Outcome> meetings = new ConcurrentHashMap<>();
    private final Map<Long, Outcome> sums = new ConcurrentHashMap<>();
    private final Map<Long, Outcome> agreements = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Outcome all = of(ALL);
    private final Outcome nothing = of(Cell.NOTHING);

    public Outcome of(Cell cell) {
        var known = outcomes.get(cell);
        return known != null
                ? known
                : outcomes.computeIfAbsent(cell, made -> new Outcome(count.getAndIncrement(), made));
    }

    public Outcome all() {
        return all;
    }

    public Outcome nothing() {
        return nothing;
    }

    /// Traffic passes when the egress of the source and the ingress of the destination both let it through.
    public Outcome both(Outcome egress, Outcome ingress) {
        if (egress.id() == ingress.id() || ingress.id() == all.id()) {
            return egress;
        }
        if (egress.id() == all.id()) {
            return ingress;
        }
        if (egress.id() == nothing.id() || ingress.id() == nothing.id()) {
            return nothing;
        }
        long key = key(egress, ingress);
        var known = meetings.get(key);
        if (known == null) {
            known = of(meet(egress.cell(), ingress.cell()));
            meetings.put(key, known);
        }
        return known;
    }

    /// Two readings of one connection.
    public Outcome agreed(Outcome one, Outcome other) {
        if (one.id() == other.id()) {
            return one;
        }
        long key = key(one, other);
        var known = agreements.get(key);
        if (known == null) {
            known = of(agreed(List.of(one.cell(), other.cell())));
            agreements.put(key, known);
        }
        return known;
    }

    /// What is allowed by one or the other; neither holds anything unknown.
    Outcome sum(Outcome one, Outcome other) {
        if (one.id() == other.id() || other.id() == nothing.id()) {
            return one;
        }
        if (one.id() == nothing.id()) {
            return other;
        }
        long key = key(one, other);
        var known = sums.get(key);
        if (known == null) {
            known = of(new Cell(one.cell().allowed().union(other.cell().allowed()), TrafficSet.NONE));
            sums.put(key, known);
        }
        return known;
    }

    private static long key(Outcome one, Outcome other) {
        return ((long) one.id() << Integer.SIZE) | other.id();
    }

    private static Cell meet(Cell egress, Cell ingress) {
        return new Cell(
                egress.allowed().intersect(ingress.allowed()), possible(egress).intersect(possible(ingress)));
    }

    /// Surely allowed, or not known.
    static TrafficSet possible(Cell cell) {
        return cell.unknown().isEmpty() ? cell.allowed() : cell.allowed().union(cell.unknown());
    }

    /// Several readings of one connection: allowed where all allow, denied where all deny, unknown where they differ.
    public static Cell agreed(List<Cell> readings) {
        var first = readings.getFirst();
        if (readings.stream().allMatch(first::equals)) {
            return first;
        }
        var allowed = first.allowed();
        var possible = possible(first);
        for (var reading : readings.subList(1, readings.size())) {
            allowed = allowed.intersect(reading.allowed());
            possible = possible.union(possible(reading));
        }
        return new Cell(allowed, possible);
    }

    /// Several connections at once: allowed where all are, unknown where none is denied.
    public static Cell inCommon(List<Cell> cells) {
        var different = new ArrayList<>(cells.stream().distinct().toList());
        var first = different.removeFirst();
        var allowed = first.allowed();
        var possible = possible(first);
        for (var cell : different) {
            allowed = allowed.intersect(cell.allowed());
            possible = possible.intersect(possible(cell));
        }
        return new Cell(allowed, possible);
    }
}
