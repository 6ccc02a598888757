package dev.weft.topology.part;

import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Reachability;
import dev.weft.topology.Access;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Which ends talk with everybody, per direction.
///
/// An end is asked about the *free* partners only, those that no policy holds back in the other direction: a partner
/// that may not call anybody says nothing about how open an end is. In a small cluster "every partner" would be true by
/// chance, so an end that policies speak about is open only if one of their rules accepts everybody in so many words.
final class Openness {
    /// An end that no policy speaks about is open unless the engine cannot tell; so many partners are asked for that.
    private static final int SAMPLES = 8;

    private final Ends asked;
    private final List<Ends.End> ends;
    private final int[] everybody;

    Openness(Ends asked) {
        this.asked = asked;
        this.ends = asked.all();
        this.everybody = IntStream.range(0, ends.size()).toArray();
    }

    /// For each end in order: OPEN, UNKNOWN or LIMITED.
    List<Access> of(Direction direction) {
        var free = free(direction == Direction.INGRESS ? Direction.EGRESS : Direction.INGRESS);
        var partners = asked.partners(free, direction);
        var access = new ArrayList<Access>(ends.size());
        for (int i = 0; i < ends.size(); i++) {
            access.add(of(i, direction, free, partners));
        }
        return access;
    }

    /// Those of the `before` that are not `touched` stand as they did, if nobody whom they are asked about is touched.
    List<Access> of(Direction direction, List<Access> before, Ends earlier, BitSet touched) {
        var opposite = direction == Direction.INGRESS ? Direction.EGRESS : Direction.INGRESS;
        boolean freed = touched.stream()
                .anyMatch(end -> ends.get(end).word(opposite) == Ends.Word.FREE
                        || earlier.all().get(end).word(opposite) == Ends.Word.FREE);
        if (freed) {
            return of(direction);
        }
        var free = free(opposite);
        var partners = asked.partners(free, direction);
        var access = new ArrayList<>(before);
        touched.stream().forEach(end -> access.set(end, of(end, direction, free, partners)));
        return access;
    }

    /// LIMITED becomes UNKNOWN where whole namespaces of partners cannot be judged: a kind of policy could not be read.
    Access said(int end, Access access) {
        return access == Access.LIMITED && isUnknown(end, Direction.INGRESS, everybody) ? Access.UNKNOWN : access;
    }

    private int[] free(Direction opposite) {
        return Arrays.stream(everybody)
                .filter(end -> ends.get(end).word(opposite) == Ends.Word.FREE)
                .toArray();
    }

    private Access of(int end, Direction direction, int[] free, Reachability.Partners partners) {
        var word = ends.get(end).word(direction);
        if (word == Ends.Word.FREE) {
            return isUnknown(end, direction, free) ? Access.UNKNOWN : Access.OPEN;
        }
        boolean isolated = ends.get(end).isolated(direction);
        return isolated && word == Ends.Word.NARROW ? Access.LIMITED : byEveryPartner(end, partners);
    }

    /// Asks partners of different namespaces, as a kind of policy may be unreadable in one of them.
    private boolean isUnknown(int end, Direction direction, int[] free) {
        int samples = 0;
        var namespace = "";
        for (int i = 0; i < free.length && samples < SAMPLES; i++) {
            int partner = free[i];
            if (partner == end || ends.get(partner).namespace().equals(namespace)) {
                continue;
            }
            namespace = ends.get(partner).namespace();
            samples++;
            if (cell(end, partner, direction).unknown().isEmpty()) {
                return false;
            }
        }
        return samples > 0;
    }

    private static Access byEveryPartner(int end, Reachability.Partners partners) {
        var cells = partners.cells(end);
        if (cells.isEmpty() || cells.stream().anyMatch(Cell::isEmpty)) {
            return Access.LIMITED;
        }
        return cells.stream().anyMatch(cell -> cell.allowed().isEmpty()) ? Access.UNKNOWN : Access.OPEN;
    }

    private Cell cell(int end, int partner, Direction direction) {
        return direction == Direction.INGRESS ? asked.cell(partner, end) : asked.cell(end, partner);
    }
}
