package dev.weft.policy.row;

import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Policy;
import dev.weft.policy.PolicySet;
import dev.weft.policy.Rule;
import dev.weft.policy.Tier;
import dev.weft.policy.classes.Selections.Chosen;
import java.util.Comparator;
import java.util.List;

/// A policy that selects classes, surely or perhaps, with its rules of both directions and whom they name. Compared by
/// identity.
public final class Subject {
    static final Comparator<Subject> ORDER = Comparator.comparing(Subject::policy, PolicySet.ORDER)
            .thenComparing(subject -> !subject.sure);

    /// One rule, and whom it names.
    record Clause(Rule rule, Targets.Target target) {
        boolean namesPorts() {
            return !rule.traffic().named().isEmpty();
        }
    }

    /// A policy and the classes it selects surely, and perhaps.
    record Both(Chosen chosen, List<Subject> ingress, List<Subject> egress) {
        /// Those that have something to say about a direction.
        List<Subject> speaking(Direction direction) {
            return direction == Direction.INGRESS ? ingress : egress;
        }
    }

    private final Policy policy;
    private final boolean sure;
    private final List<Clause> ingress;
    private final List<Clause> egress;

    private Subject(Policy policy, boolean sure, List<Clause> clauses) {
        this.policy = policy;
        this.sure = sure;
        this.ingress = of(clauses, Direction.INGRESS);
        this.egress = of(clauses, Direction.EGRESS);
    }

    static Both of(Policy policy, Chosen chosen, Targets targets) {
        var clauses = policy.rules().stream().map(rule -> new Clause(rule, targets.of(rule))).toList();
        // also a policy that selects nobody yet: a pod may be relabelled
        var sure = new Subject(policy, true, clauses);
        var all = chosen.perhaps().isEmpty() ? List.of(sure) : List.of(sure, new Subject(policy, false, clauses));
        return new Both(chosen, speaking(all, Direction.INGRESS), speaking(all, Direction.EGRESS));
    }

    private static List<Subject> speaking(List<Subject> all, Direction direction) {
        return all.stream().filter(subject -> subject.speaks(direction)).toList();
    }

    private static List<Clause> of(List<Clause> clauses, Direction direction) {
        return clauses.stream().filter(clause -> clause.rule().direction() == direction).toList();
    }

    public Policy policy() {
        return policy;
    }

    public boolean sure() {
        return sure;
    }

    List<Clause> clauses(Direction direction) {
        return direction == Direction.INGRESS ? ingress : egress;
    }

    boolean speaks(Direction direction) {
        return policy.isolates().contains(direction) || !clauses(direction).isEmpty();
    }

    boolean isFirstMatch() {
        return policy.tier().combination() == Tier.Combination.FIRST_MATCH;
    }

    /// Do its rules only add up, each known for sure?
    boolean isSimple(Direction direction) {
        return sure
                && policy.tier().combination() == Tier.Combination.ADDITIVE
                && policy.isolates().contains(direction)
                && clauses(direction).stream()
                        .allMatch(clause -> clause.rule().action() == Action.ACCEPT
                                && clause.target().perhaps().isEmpty());
    }
}
