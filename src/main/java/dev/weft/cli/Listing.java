package dev.weft.cli;

import dev.weft.cluster.Problem;
import dev.weft.policy.Cell;
import dev.weft.policy.Party;
import dev.weft.policy.WorkloadReachability;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// What `list` lists: the pairs of parties that are asked about, each with its cell. Pairs are visited, not kept: of
/// single pods there may be millions.
final class Listing {
    /// One connection that is allowed, or not known.
    record Edge(Party source, Party destination, Cell cell) {}

    private final WorkloadReachability reachability;
    private final List<Party> parties;
    private final Ends ends;

    Listing(WorkloadReachability reachability, Ends ends) {
        this.reachability = reachability;
        this.ends = ends;
        this.parties = List.copyOf(reachability.parties());
    }

    /// Every party that one of the listed pairs could hold, in the order of the reachability.
    List<Party> parties() {
        return ends.all() ? parties : parties.stream().filter(this::takesPart).toList();
    }

    private boolean takesPart(Party party) {
        return parties.stream().anyMatch(other -> listed(party, other) || listed(other, party));
    }

    /// In the order of the source's id, then the destination's.
    void forEach(Consumer<Edge> action) {
        var sorted = parties.stream().sorted(Comparator.comparing(Party::id)).toList();
        for (var source : sorted) {
            for (var destination : sorted) {
                if (!listed(source, destination)) {
                    continue;
                }
                var cell = reachability.cell(source, destination);
                if (!cell.isEmpty()) {
                    action.accept(new Edge(source, destination, cell));
                }
            }
        }
    }

    /// A party to itself never is, nor outside to outside.
    private boolean listed(Party source, Party destination) {
        boolean outside = source instanceof Party.Outside && destination instanceof Party.Outside;
        return !outside && !source.equals(destination) && ends.choose(source, destination);
    }

    List<Problem> problems() {
        return reachability.problems();
    }
}
