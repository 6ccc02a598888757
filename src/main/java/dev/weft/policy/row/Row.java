package dev.weft.policy.row;

import dev.weft.cluster.ContainerPort;
import dev.weft.policy.Direction;
import dev.weft.policy.classes.ClassSet;
import dev.weft.policy.classes.EndpointClasses;
import dev.weft.policy.row.Outcomes.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// What the classes that the same policies select let through in one direction, for every class at the other end: an
/// outcome for the classes that some rule names, by group, and one for all others.
///
/// Threads: any. A value, but for a memory of classes that came later.
/// Cost: a look-up tests one bit for each group; rows have a few.
public final class Row {
    /// Which row: classes with the same signature share it. `ports` are the named ports of the row's own classes, the
    /// destination of ingress; empty for egress, where they are those of the other end.
    record Signature(Direction direction, List<Subject> subjects, List<ContainerPort> ports) {}

    /// What rows are made from.
    record Making(EndpointClasses classes, Targets targets, Outcomes outcomes) {}

    private final Making making;
    private final Signature signature;
    private final boolean sums;
    private final int settled;
    private final Outcome rest;
    private final Outcome[] outcomes;
    private final ClassSet[] sets;
    private final Map<EndpointClasses.PodClass, Outcome> later = new ConcurrentHashMap<>();

    Row(Making making, Signature signature) {
        this.making = making;
        this.signature = signature;
        this.settled = making.classes().settled();
        this.sums = isSum();
        var groups = sums ? new Sums(making, signature).groups() : new Folds(making, signature).groups();
        this.rest = groups.rest();
        Map<Outcome, ClassSet> byOutcome = new LinkedHashMap<>();
        groups.groups().forEach(group -> byOutcome.merge(group.state(), group.classes(), ClassSet::or));
        addressless(byOutcome, groups);
        byOutcome.remove(rest);
        this.outcomes = byOutcome.keySet().toArray(Outcome[]::new);
        this.sets = byOutcome.values().toArray(ClassSet[]::new);
    }

    /// Do the rules only add up, and is nobody's address in doubt?
    private boolean isSum() {
        boolean doubtful = namesAddresses()
                && making.targets().anywhere().stream()
                        .anyMatch(anywhere -> !anywhere.pods().isEmpty());
        return !signature.subjects().isEmpty()
                && !doubtful
                && signature.subjects().stream().allMatch(subject -> subject.isSimple(signature.direction()));
    }

    /// May it tell two addresses apart?
    public boolean namesAddresses() {
        return signature.subjects().stream()
                .flatMap(subject -> subject.clauses(signature.direction()).stream())
                .anyMatch(clause -> clause.target().namesAddresses());
    }

    /// An address that is not known may be any of its family: what all of these agree in.
    private void addressless(Map<Outcome, ClassSet> byOutcome, Partition<Outcome> groups) {
        var classes = making.classes();
        for (int column = classes.atoms().size(); column < classes.atoms().size() + 2; column++) {
            var cells = classes.atomsOf(column).stream()
                    .map(atom -> at(groups, atom).cell())
                    .distinct()
                    .toList();
            var one = ClassSet.range(column, column + 1);
            byOutcome.replaceAll((_, set) -> set.minus(one));
            byOutcome.merge(making.outcomes().of(Outcomes.agreed(cells)), one, ClassSet::or);
        }
        byOutcome.values().removeIf(ClassSet::isEmpty);
    }

    private static Outcome at(Partition<Outcome> groups, int column) {
        for (var group : groups.groups()) {
            if (group.classes().has(column)) {
                return group.state();
            }
        }
        return groups.rest();
    }

    List<Subject> subjects() {
        return signature.subjects();
    }

    List<ContainerPort> ports() {
        return signature.ports();
    }

    /// `classes` may hold classes that came after the row was made.
    public Outcome at(int column, EndpointClasses classes) {
        if (column >= settled) {
            return later(classes.pod(column), classes.isAnywhere(column));
        }
        for (int i = 0; i < sets.length; i++) {
            if (sets[i].has(column)) {
                return outcomes[i];
            }
        }
        return rest;
    }

    private Outcome later(EndpointClasses.PodClass pod, boolean anywhere) {
        return sums && !anywhere
                ? new Sums(making, signature).at(pod)
                : later.computeIfAbsent(pod, made -> new Folds(making, signature).at(made, anywhere));
    }

    /// What every class has that is in no group.
    public Outcome rest() {
        return rest;
    }

    public void groups(BiConsumer<Outcome, ClassSet> action) {
        for (int i = 0; i < sets.length; i++) {
            action.accept(outcomes[i], sets[i]);
        }
    }

    /// Receives classes for which one row has `mine` and the other `theirs`.
    public interface DifferenceVisitor {
        void differ(Outcome mine, Outcome theirs, ClassSet classes);
    }

    /// The settled classes at which two rows have different outcomes.
    public void differences(Row other, DifferenceVisitor visitor) {
        var named = ClassSet.NONE;
        for (int i = 0; i < sets.length; i++) {
            named = named.or(sets[i]);
            var left = sets[i];
            for (int j = 0; j < other.sets.length; j++) {
                var both = left.and(other.sets[j]);
                left = left.minus(both);
                report(outcomes[i], other.outcomes[j], both, visitor);
            }
            report(outcomes[i], other.rest, left, visitor);
        }
        for (int j = 0; j < other.sets.length; j++) {
            report(rest, other.outcomes[j], other.sets[j].minus(named), visitor);
            named = named.or(other.sets[j]);
        }
        report(rest, other.rest, making.targets().everyone().minus(named), visitor);
    }

    private static void report(Outcome mine, Outcome theirs, ClassSet classes, DifferenceVisitor visitor) {
        if (mine.id() != theirs.id() && !classes.isEmpty()) {
            visitor.differ(mine, theirs, classes);
        }
    }
}
