package dev.weft.policy.engine;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem;
import dev.weft.net.IpSet;
import dev.weft.net.Traffic;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Explanation;
import dev.weft.policy.Isolation;
import dev.weft.policy.PolicySet;
import dev.weft.policy.Reachability;
import dev.weft.policy.engine.Outcomes.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reachability as a look-up in the rows of classes.
final class ClassReachability implements Reachability {
    private final Ground ground;
    private final List<Endpoint> endpoints;
    private final List<Problem> problems;

    ClassReachability(Ground ground) {
        this.ground = ground;
        var all = new ArrayList<>(ground.ends().inside());
        all.addAll(OutsideSets.of(ground));
        this.endpoints = List.copyOf(all);
        var found = new ArrayList<>(ground.unreadProblems());
        found.addAll(FamilyDifferences.of(ground, this));
        this.problems = List.copyOf(found);
    }

    @Override
    public ClusterSnapshot snapshot() {
        return ground.snapshot();
    }

    @Override
    public PolicySet policies() {
        return ground.policies();
    }

    @Override
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /// An end that this snapshot does not hold is unknown.
    @Override
    public Cell cell(Endpoint source, Endpoint destination) {
        var from = ground.ends().of(source);
        var to = ground.ends().of(destination);
        return from.isEmpty() || to.isEmpty() ? Outcomes.UNKNOWN : cell(from.get(), to.get());
    }

    Cell cell(End source, End destination) {
        return fixed(source, destination).orElseGet(() -> evaluated(source, destination));
    }

    private Cell evaluated(End source, End destination) {
        if (source.isPlain() && destination.isPlain()) {
            return ground.cell(source.plainView(), destination.plainView());
        }
        var readings = Readings.of(source, destination);
        return readings.size() == 1
                ? ground.cell(readings.getFirst())
                : Outcomes.agreed(readings.stream().map(ground::cell).toList());
    }

    /// Pairs about which policies are not asked.
    static Optional<Cell> fixed(End source, End destination) {
        if (source.finished() || destination.finished()) {
            return Optional.of(Cell.NOTHING);
        }
        if (source.isSamePodAs(destination)) {
            return Optional.of(Outcomes.ALL);
        }
        return source.isOutside() && destination.isOutside() ? Optional.of(Outcomes.UNKNOWN) : Optional.empty();
    }

    @Override
    public Isolation isolation(Endpoint end) {
        var column = ground.ends().of(end).stream()
                .flatMap(known -> known.asPod().stream())
                .findFirst();
        if (column.isEmpty()) {
            return new Isolation(false, false, List.of());
        }
        var ingress = ground.rows(Direction.INGRESS).subjects(column.get().column());
        var egress = ground.rows(Direction.EGRESS).subjects(column.get().column());
        return new Isolation(
                isolates(ingress, Direction.INGRESS),
                isolates(egress, Direction.EGRESS),
                Stream.concat(ingress.stream(), egress.stream())
                        .map(subject -> subject.policy().ref())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static boolean isolates(List<Row.Subject> subjects, Direction direction) {
        return subjects.stream()
                .anyMatch(subject -> subject.sure() && subject.policy().isolates().contains(direction));
    }

    @Override
    public Explanation explain(Endpoint source, Endpoint destination, Traffic traffic) {
        return new Walk(ground).explain(source, destination, traffic);
    }

    @Override
    public Crowd crowd(List<Endpoint> members) {
        return KindCrowd.of(ground, members);
    }

    @Override
    public Cell cell(Crowd sources, Crowd destinations) {
        var pairs = KindCrowd.pairs((KindCrowd) sources, (KindCrowd) destinations);
        if (pairs.size() == 1) {
            return cell(pairs.getFirst().source(), pairs.getFirst().destination());
        }
        var cells = pairs.stream()
                .map(pair -> cell(pair.source(), pair.destination()))
                .toList();
        return cells.isEmpty() ? Cell.NOTHING : Outcomes.inCommon(cells);
    }

    @Override
    public List<List<Endpoint>> kinds(Crowd crowd) {
        return ((KindCrowd) crowd)
                .kinds().stream()
                        .map(kind -> kind.ends().stream().map(End::endpoint).toList())
                        .toList();
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }

    /// The outside ends of a list: atoms of addresses that no end of the cluster treats apart, put together, each
    /// family
    /// for itself.
    ///
    /// Assumes: addresses of pods and nodes are not taken out of the sets; they are asked for as the pod or the node.
    private static final class OutsideSets {
        private record Fate(boolean v6, List<Outcome> outcomes) {}

        private OutsideSets() {}

        static List<Endpoint> of(Ground ground) {
            var atoms = ground.classes().atoms();
            Map<Fate, IpSet> sets = new LinkedHashMap<>();
            for (int atom = 0; atom < atoms.size(); atom++) {
                int column = atom;
                var outcomes = Stream.of(Direction.values())
                        .flatMap(direction -> ground.rows(direction).all().stream())
                        .map(row -> row.at(column))
                        .toList();
                sets.merge(new Fate(atoms.isV6(atom), outcomes), atoms.atom(atom), IpSet::union);
            }
            var ordered = new ArrayList<>(sets.values());
            ordered.sort(Comparator.comparing(set -> set.ranges().getFirst().first()));
            return ordered.stream().<Endpoint>map(Endpoint.Outside::new).toList();
        }
    }
}
