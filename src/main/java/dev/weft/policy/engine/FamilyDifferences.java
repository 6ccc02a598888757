package dev.weft.policy.engine;

import dev.weft.cluster.Problem;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Pairs of dual-stack pods that one address family allows and the other denies: one problem for each two kinds of
/// pods, up to a number that a person still reads.
final class FamilyDifferences {
    private static final int MOST = 50;

    private FamilyDifferences() {}

    static List<Problem> of(Ground ground, Reachability reachability) {
        var dual = ground.ends().pods().stream()
                .filter(end -> !end.finished() && !end.isHostPod() && isSplit(ground, end))
                .map(End::endpoint)
                .toList();
        var kinds = reachability.kinds(reachability.crowd(dual));
        var problems = new ArrayList<Problem>();
        for (var source : kinds) {
            for (var destination : kinds) {
                other(source.getFirst(), destination).ifPresent(
                        end -> difference(ground, source.getFirst(), end, problems));
                if (problems.size() >= MOST) {
                    return problems;
                }
            }
        }
        return problems;
    }

    private static Optional<Endpoint> other(Endpoint one, List<Endpoint> kind) {
        return kind.stream().filter(end -> !end.equals(one)).findFirst();
    }

    /// Does some row tell its families apart?
    private static boolean isSplit(Ground ground, End end) {
        boolean known = end.asPod().stream().allMatch(view -> view.address().isPresent());
        if (!known || end.asPod().stream().map(View::family).distinct().count() < 2) {
            return false;
        }
        for (var direction : Direction.values()) {
            for (var row : ground.rows(direction).all()) {
                if (end.asPod().stream().map(view -> row.at(view.column())).distinct().count() > 1) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void difference(Ground ground, Endpoint source, Endpoint destination, List<Problem> problems) {
        var readings = Readings.of(
                ground.ends().of(source).orElseThrow(), ground.ends().of(destination).orElseThrow());
        var cells = readings.stream().map(ground::cell).toList();
        var allowedBySome = cells.stream().map(cell -> cell.allowed()).reduce(TrafficSet.NONE, TrafficSet::union);
        var allowedByAll = cells.stream().map(cell -> cell.allowed()).reduce(TrafficSet.ALL, TrafficSet::intersect);
        var differing = allowedBySome.minus(allowedByAll);
        if (!differing.isEmpty()) {
            problems.add(Problem.warning(
                    Problem.Place.of("Pod " + label(source)),
                    "one address family allows " + differing + " to " + label(destination)
                            + " and the other denies it; the verdict is unknown",
                    "write the ipBlock peers for both IPv4 and IPv6"));
        }
    }

    private static String label(Endpoint end) {
        return end.object().map(ref -> ref.path()).orElse("");
    }
}
