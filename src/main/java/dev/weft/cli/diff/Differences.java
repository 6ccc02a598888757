package dev.weft.cli.diff;

import dev.weft.net.IpSet;
import dev.weft.policy.Cell;
import dev.weft.policy.Party;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.ReachabilityDiff.PairChange;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that changes between two clusters: changed pairs, then added, then removed ones, each by the id of the
/// source, then of the destination.
record Differences(List<Difference> all) {
    private static final Comparator<Difference> ORDER = Comparator.comparing(Difference::kind)
            .thenComparing(Difference::source)
            .thenComparing(Difference::destination);

    /// What pairs must share to be told in one line: the end inside, which side of it the addresses are, their family,
    /// and what changes.
    private record Line(String source, String destination, boolean v6, Cell before, Cell after) {}

    Differences {
        all = List.copyOf(all);
    }

    /// A workload to itself is left out, as in lists. With a namespace only pairs that have an end in it.
    static Differences between(DiffSides sides, Optional<String> namespace) {
        var changes = ReachabilityDiff.between(sides.before().reachability(), sides.after().reachability())
                .changes();
        return new Differences(merged(changes).stream()
                .filter(pair -> !pair.source().id().equals(pair.destination().id()))
                .filter(pair -> isIn(namespace, pair))
                .map(pair -> Difference.of(pair, sides))
                .sorted(ORDER)
                .toList());
    }

    private static boolean isIn(Optional<String> namespace, PairChange pair) {
        return namespace.isEmpty() || isIn(namespace.get(), pair.source()) || isIn(namespace.get(), pair.destination());
    }

    private static boolean isIn(String namespace, Party party) {
        return party instanceof Party.Group(var ref, _) && ref.namespace().equals(namespace);
    }

    private static List<PairChange> merged(List<PairChange> changes) {
        Map<Line, PairChange> lines = new LinkedHashMap<>();
        changes.forEach(change -> lines.merge(line(change), change, Differences::together));
        return List.copyOf(lines.values());
    }

    private static Line line(PairChange change) {
        return new Line(
                key(change.source()),
                key(change.destination()),
                isV6(change.source()) || isV6(change.destination()),
                change.before(),
                change.after());
    }

    private static String key(Party party) {
        return party instanceof Party.Outside ? "" : party.id();
    }

    private static boolean isV6(Party party) {
        return party instanceof Party.Outside(var addresses)
                && addresses.ranges().getFirst().first().v6();
    }

    private static PairChange together(PairChange one, PairChange other) {
        return new PairChange(
                together(one.source(), other.source()),
                together(one.destination(), other.destination()),
                one.before(),
                one.after());
    }

    private static Party together(Party one, Party other) {
        return one instanceof Party.Outside(IpSet mine) && other instanceof Party.Outside(IpSet theirs)
                ? new Party.Outside(mine.union(theirs))
                : one;
    }
}
