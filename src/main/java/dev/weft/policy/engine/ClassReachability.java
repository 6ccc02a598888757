package dev.weft.policy.engine;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem;
import dev.weft.lazy.Lazy;
import dev.weft.net.Traffic;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Explanation;
import dev.weft.policy.Isolation;
import dev.weft.policy.Policy;
import dev.weft.policy.PolicySet;
import dev.weft.policy.Reachability;
import dev.weft.policy.classes.End;
import dev.weft.policy.classes.KindCrowd;
import dev.weft.policy.classes.KindCrowds;
import dev.weft.policy.classes.Readings;
import dev.weft.policy.classes.View;
import dev.weft.policy.row.Ground;
import dev.weft.policy.row.Outcomes;
import dev.weft.policy.row.Outcomes.Outcome;
import dev.weft.policy.row.Subject;
import dev.weft.policy.why.Walk;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// Reachability as a look-up in the rows of classes.
final class ClassReachability implements Reachability {
    private final Ground ground;
    private final Optional<Ground> base;
    private final Lazy<List<Endpoint>> outside;
    private final Lazy<List<Problem>> problems;

    /// `base` is what the ground was made from.
    ClassReachability(Ground ground, Optional<Ground> base) {
        this.ground = ground;
        this.base = base;
        this.outside = Lazy.of(() -> OutsideSets.of(ground));
        this.problems = Lazy.of(() -> problems(ground));
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
    public List<Endpoint> inside() {
        return ground.ends().inside();
    }

    @Override
    public List<Endpoint> outside() {
        return outside.get();
    }

    /// An end that this snapshot does not hold is unknown.
    @Override
    public Cell cell(Endpoint source, Endpoint destination) {
        var from = ground.ends().of(source);
        var to = ground.ends().of(destination);
        return from.isEmpty() || to.isEmpty() ? Outcomes.UNKNOWN : cell(from.get(), to.get());
    }

    private Cell cell(End source, End destination) {
        return Ground.fixed(source, destination).orElseGet(() -> evaluated(source, destination));
    }

    private Cell evaluated(End source, End destination) {
        if (source.isPlain() && destination.isPlain()) {
            return ground.cell(source.plainView(), destination.plainView());
        }
        if (source.asAddress().isEmpty() && destination.asAddress().isEmpty()) {
            var agreed = agreed(source.asPod(), destination.asPod());
            if (agreed.isPresent()) {
                return agreed.get();
            }
        }
        var readings = Readings.of(source, destination);
        return readings.size() == 1
                ? ground.cell(readings.getFirst())
                : Outcomes.agreed(readings.stream().map(ground::cell).toList());
    }

    /// What all readings of two pods agree in; empty where they have no family in common.
    private Optional<Cell> agreed(List<View> sources, List<View> destinations) {
        Outcome agreed = null;
        for (var source : sources) {
            for (var destination : destinations) {
                if (source.meets(destination)) {
                    var one = ground.outcomeOf(source.column(), destination.column());
                    agreed = agreed == null ? one : ground.outcomes().agreed(agreed, one);
                }
            }
        }
        return Optional.ofNullable(agreed).map(Outcome::cell);
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
                        .map(Subject::policy)
                        .filter(policy -> !ground.isStandIn(policy))
                        .map(Policy::ref)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static boolean isolates(List<Subject> subjects, Direction direction) {
        return subjects.stream()
                .anyMatch(subject -> subject.sure() && subject.policy().isolates().contains(direction));
    }

    @Override
    public Explanation explain(Endpoint source, Endpoint destination, Traffic traffic) {
        return new Walk(ground).explain(source, destination, traffic);
    }

    @Override
    public Crowd crowd(List<Endpoint> members) {
        return KindCrowd.of(ground.ends(), members);
    }

    @Override
    public Cell cell(Crowd sources, Crowd destinations) {
        var simple = KindCrowd.simplePair((KindCrowd) sources, (KindCrowd) destinations);
        if (simple.isPresent()) {
            return cell(simple.get().source(), simple.get().destination());
        }
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
    public Crowds crowds(List<List<Endpoint>> members) {
        return KindCrowds.of(ground.ends(), members);
    }

    @Override
    public Optional<Suspects> suspects(Reachability earlier, Crowds crowds) {
        if (!(earlier instanceof ClassReachability other) || !(crowds instanceof KindCrowds known) || !serves(crowds)) {
            return Optional.empty();
        }
        var before = ground.isOfTheSameWorld(other.ground)
                ? Optional.of(other.ground)
                : base.filter(twin -> twin.isTwinOf(other.ground) && ground.isOfTheSameWorld(twin));
        return before.map(then -> new ChangedRows(then, ground, known));
    }

    /// A cell of two plain ends is made of the row of each alone.
    @Override
    public BiPredicate<Crowd, Crowd> mayDifferFrom(Reachability earlier) {
        if (!(earlier instanceof ClassReachability other) || !ground.isOfTheSameWorld(other.ground)) {
            return (_, _) -> true;
        }
        var egress = ground.rows(Direction.EGRESS).differingFrom(other.ground.rows(Direction.EGRESS));
        var ingress = ground.rows(Direction.INGRESS).differingFrom(other.ground.rows(Direction.INGRESS));
        return (source, destination) -> !isSteady((KindCrowd) source, egress)
                || !isSteady((KindCrowd) destination, ingress);
    }

    /// What two crowds may exchange is made of their rows and of the ways in which their members are seen.
    @Override
    public Optional<BitSet> touched(Reachability earlier, Crowds before, Crowds now) {
        if (!(earlier instanceof ClassReachability other) || !ground.isOfTheSameWorld(other.ground)) {
            return Optional.empty();
        }
        var rows = ground.rows(Direction.EGRESS).differingFrom(other.ground.rows(Direction.EGRESS));
        rows.or(ground.rows(Direction.INGRESS).differingFrom(other.ground.rows(Direction.INGRESS)));
        var touched = new BitSet();
        for (int number = 0; number < now.size(); number++) {
            var crowd = (KindCrowd) now.get(number);
            touched.set(number, !crowd.isTreatedAs((KindCrowd) before.get(number))
                    || crowd.columns().anyMatch(rows::get));
        }
        return Optional.of(touched);
    }

    private static boolean isSteady(KindCrowd crowd, BitSet changed) {
        int column = crowd.plainColumn();
        return column >= 0 && !changed.get(column);
    }

    @Override
    public Partners partners(Crowds crowds, BitSet chosen, Direction direction) {
        return crowds instanceof KindCrowds known && serves(crowds)
                ? new ClassPartners(ground, this, known, chosen, direction)
                : Reachability.super.partners(crowds, chosen, direction);
    }

    @Override
    public boolean serves(Crowds crowds) {
        return crowds instanceof KindCrowds known && known.isOf(ground.ends());
    }

    @Override
    public List<Problem> problems() {
        return problems.get();
    }

    private static List<Problem> problems(Ground ground) {
        var found = new ArrayList<>(ground.unreadProblems());
        found.addAll(FamilyDifferences.of(ground));
        return List.copyOf(found);
    }
}
