package dev.weft.policy.engine;

import dev.weft.cluster.ContainerPort;
import dev.weft.policy.Direction;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.engine.Outcomes.Outcome;
import dev.weft.policy.engine.Selections.Chosen;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/// What the classes that the same policies select let through in one direction, for every class at the other end.
///
/// The idea: begin with all columns in one group, and let each rule split the groups into those it matches and those it
/// does not. At the end the columns of a group are matched by the same rules, so that the tiers are folded once for
/// each group, not for each column. The part for addresses is made at once, the part for pods when first asked for.
///
/// Threads: any; two threads may both make the part for pods, to the same result.
/// Cost: one pass over the matched columns for each rule; afterwards a look-up.
final class Row {
    /// A policy that selects the row's classes, surely or perhaps.
    record Subject(Policy policy, boolean sure) {}

    /// One rule of one of the subjects, and whom it names.
    private record Clause(int subject, Rule rule, Chosen chosen) {}

    /// The last rule that a group matched, and the group before that.
    private record Group(int parent, int clause, boolean sure) {}

    /// What a row is made from. `columns` = those of addresses, then those of pods; `ports` = the declared named ports
    /// of the destination by column, for ingress always the row's own.
    record Making(
            Direction direction, List<Subject> subjects, RuleTargets targets, IntFunction<List<ContainerPort>> ports,
            Outcomes outcomes) {}

    private final Making making;
    private final List<Clause> clauses = new ArrayList<>();
    private final boolean namesPorts;
    private final int firstPod;
    private final int size;
    private final Outcome[] addresses;
    private final AtomicReference<Outcome[]> pods = new AtomicReference<>();

    Row(Making making, int firstPod, int size) {
        this.making = making;
        this.firstPod = firstPod;
        this.size = size;
        for (int i = 0; i < making.subjects().size(); i++) {
            for (var rule : making.subjects().get(i).policy().rules()) {
                if (rule.direction() == making.direction()) {
                    clauses.add(new Clause(i, rule, making.targets().of(rule)));
                }
            }
        }
        this.namesPorts = clauses.stream().anyMatch(clause -> !clause.rule().traffic().named().isEmpty());
        this.addresses = fill(0, firstPod);
    }

    List<Subject> subjects() {
        return making.subjects();
    }

    Outcome at(int column) {
        if (column < firstPod) {
            return addresses[column];
        }
        var known = pods.get();
        if (known == null) {
            known = fill(firstPod, size);
            pods.set(known);
        }
        return known[column - firstPod];
    }

    private Outcome[] fill(int from, int to) {
        var groups = new ArrayList<Group>();
        groups.add(new Group(-1, -1, true));
        int[] groupOf = new int[to - from];
        for (int i = 0; i < clauses.size(); i++) {
            var chosen = clauses.get(i).chosen();
            split(groups, groupOf, new Pass(i, true, chosen.sure(), from, to));
            split(groups, groupOf, new Pass(i, false, chosen.perhaps(), from, to));
        }
        return outcomes(groups, groupOf, from);
    }

    private record Pass(int clause, boolean sure, BitSet columns, int from, int to) {}

    private static void split(List<Group> groups, int[] groupOf, Pass pass) {
        int column = pass.columns().nextSetBit(pass.from());
        if (column < 0 || column >= pass.to()) {
            return;
        }
        int[] next = new int[groups.size()];
        for (; column >= 0 && column < pass.to(); column = pass.columns().nextSetBit(column + 1)) {
            int old = groupOf[column - pass.from()];
            if (next[old] == 0) {
                next[old] = groups.size();
                groups.add(new Group(old, pass.clause(), pass.sure()));
            }
            groupOf[column - pass.from()] = next[old];
        }
    }

    private record Ported(int group, List<ContainerPort> ports) {}

    private Outcome[] outcomes(List<Group> groups, int[] groupOf, int from) {
        var made = new Outcome[groupOf.length];
        var byGroup = new Outcome[groups.size()];
        Map<Ported, Outcome> byPorts = new HashMap<>();
        for (int i = 0; i < groupOf.length; i++) {
            int group = groupOf[i];
            var ports = making.ports().apply(from + i);
            if (namesPorts && !ports.isEmpty()) {
                made[i] = byPorts.computeIfAbsent(
                        new Ported(group, ports), key -> evaluate(groups, key.group(), key.ports()));
            } else {
                if (byGroup[group] == null) {
                    byGroup[group] = evaluate(groups, group, List.of());
                }
                made[i] = byGroup[group];
            }
        }
        return made;
    }

    private Outcome evaluate(List<Group> groups, int group, List<ContainerPort> ports) {
        var matches = new ArrayList<List<TierEvaluator.Match>>();
        making.subjects().forEach(_ -> matches.add(new ArrayList<>()));
        for (var step = groups.get(group); step.parent() >= 0; step = groups.get(step.parent())) {
            var clause = clauses.get(step.clause());
            matches.get(clause.subject())
                    .addFirst(new TierEvaluator.Match(
                            clause.rule(), NamedPorts.resolve(clause.rule().traffic(), ports), step.sure()));
        }
        var asked = new ArrayList<TierEvaluator.Asked>();
        for (int i = 0; i < matches.size(); i++) {
            var subject = making.subjects().get(i);
            asked.add(new TierEvaluator.Asked(subject.policy(), subject.sure(), matches.get(i)));
        }
        return making.outcomes().of(TierEvaluator.fold(asked, making.direction()));
    }
}
