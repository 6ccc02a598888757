package dev.weft.policy.engine;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Problem;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.classes.End;
import dev.weft.policy.classes.Readings;
import dev.weft.policy.row.Ground;
import dev.weft.policy.row.Row;
import dev.weft.policy.row.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Pairs of dual-stack pods that one address family allows and the other denies: one problem for each two kinds of
/// pods, up to a number that a person still reads.
final class FamilyDifferences {
    private static final int MOST = 50;

    private FamilyDifferences() {}

    static List<Problem> of(Ground ground) {
        if (ground.ends().dual().isEmpty()) {
            return List.of();
        }
        var rows = Stream.of(Direction.values())
                .flatMap(direction -> ground.rows(direction).all(ground.ends()).stream())
                .filter(Row::namesAddresses)
                .distinct()
                .toList();
        var kinds = ground.ends().dual().stream()
                .filter(end -> isSplit(ground, rows, end))
                .collect(Collectors.groupingBy(
                        end -> Kind.of(ground, rows, end),
                        LinkedHashMap::new,
                        Collectors.mapping(End::endpoint, Collectors.toList())))
                .values();
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

    /// What policies make of an end: those that select it, and what each row lets through to and from it. Classes are
    /// finer, as they also tell apart what policies that are gone have asked for.
    private record Kind(List<List<Subject>> subjects, List<ContainerPort> ports, List<Cell> cells) {
        static Kind of(Ground ground, List<Row> rows, End end) {
            return new Kind(
                    end.asPod().stream()
                            .flatMap(view -> Stream.of(Direction.values())
                                    .map(direction -> ground.rows(direction).subjects(view.column())))
                            .toList(),
                    end.ports(),
                    end.asPod().stream()
                            .flatMap(view -> rows.stream()
                                    .map(row -> row.at(view.column(), ground.classes()).cell()))
                            .toList());
        }
    }

    private static Optional<Endpoint> other(Endpoint one, List<Endpoint> kind) {
        return kind.stream().filter(end -> !end.equals(one)).findFirst();
    }

    /// Does some row tell its families apart?
    private static boolean isSplit(Ground ground, List<Row> rows, End end) {
        return rows.stream()
                .anyMatch(row -> end.asPod().stream()
                                .map(view -> row.at(view.column(), ground.classes()))
                                .distinct()
                                .count()
                        > 1);
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
