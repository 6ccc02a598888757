package dev.weft.policy.engine;

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
final class Outcomes {
    /// What one side lets through, numbered in the order of first use.
    record Outcome(int id, Cell cell) {}

    static final Cell ALL = new Cell(TrafficSet.ALL, TrafficSet.NONE);
    static final Cell UNKNOWN = new Cell(TrafficSet.NONE, TrafficSet.ALL);

    private final Map<Cell, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Map<Long, Cell> pairs = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Outcome all = of(ALL);

    Outcome of(Cell cell) {
        return outcomes.computeIfAbsent(cell, made -> new Outcome(count.getAndIncrement(), made));
    }

    Outcome all() {
        return all;
    }

    /// Traffic passes when the egress of the source and the ingress of the destination both let it through.
    Cell both(Outcome egress, Outcome ingress) {
        if (egress.id() == ingress.id() || ingress.id() == all.id()) {
            return egress.cell();
        }
        if (egress.id() == all.id()) {
            return ingress.cell();
        }
        long key = ((long) egress.id() << Integer.SIZE) | ingress.id();
        var known = pairs.get(key);
        return known != null
                ? known
                : pairs.computeIfAbsent(key, _ -> meet(egress.cell(), ingress.cell()));
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
    static Cell agreed(List<Cell> readings) {
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
    static Cell inCommon(List<Cell> cells) {
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
