package dev.weft.policy.engine;

import dev.weft.cluster.ContainerPort;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.engine.Outcomes.Outcome;
import dev.weft.policy.engine.Selections.Chosen;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

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

    /// What a row is made from. `ports` are the named ports of the row's own classes, the destination of ingress.
    record Making(
            Direction direction,
            List<Subject> subjects,
            List<ContainerPort> ports,
            RuleTargets targets,
            EndpointClasses classes,
            Outcomes outcomes) {
        List<ContainerPort> destinationPorts(int column) {
            if (direction == Direction.INGRESS) {
                return ports;
            }
            return classes.isPod(column) ? classes.pod(column).ports() : List.of();
        }
    }

    /// The columns from one to another, each with the last group it fell into.
    @SuppressWarnings("ArrayRecordComponent") // made once, never compared, never handed out
    private record Groups(List<Group> tree, int from, int[] of) {}

    private final Making making;
    private final List<Clause> clauses = new ArrayList<>();
    private final boolean namesPorts;
    private final boolean namesAddresses;
    private final int firstPod;
    private final Groups atoms;
    private final Outcome[] addresses;
    private final AtomicReference<Outcome[]> pods = new AtomicReference<>();

    Row(Making making) {
        this.making = making;
        this.firstPod = making.classes().firstPod();
        for (int i = 0; i < making.subjects().size(); i++) {
            for (var rule : making.subjects().get(i).policy().rules()) {
                if (rule.direction() == making.direction()) {
                    clauses.add(new Clause(i, rule, making.targets().of(rule)));
                }
            }
        }
        this.namesPorts = clauses.stream().anyMatch(clause -> !clause.rule().traffic().named().isEmpty());
        this.namesAddresses = clauses.stream()
                .anyMatch(clause -> clause.rule().peers().stream().anyMatch(Peer.Addresses.class::isInstance));
        this.atoms = groups(0, firstPod);
        this.addresses = outcomes(atoms);
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
            known = outcomes(groups(firstPod, making.classes().size()));
            pods.set(known);
        }
        return known[column - firstPod];
    }

    private Groups groups(int from, int to) {
        var tree = new ArrayList<Group>();
        tree.add(new Group(-1, -1, true));
        var groups = new Groups(tree, from, new int[to - from]);
        for (int i = 0; i < clauses.size(); i++) {
            var chosen = clauses.get(i).chosen();
            split(groups, new Pass(i, true, chosen.sure()));
            split(groups, new Pass(i, false, chosen.perhaps()));
        }
        return groups;
    }

    private record Pass(int clause, boolean sure, BitSet columns) {}

    private static void split(Groups groups, Pass pass) {
        int to = groups.from() + groups.of().length;
        int column = pass.columns().nextSetBit(groups.from());
        if (column < 0 || column >= to) {
            return;
        }
        int[] next = new int[groups.tree().size()];
        for (; column >= 0 && column < to; column = pass.columns().nextSetBit(column + 1)) {
            int old = groups.of()[column - groups.from()];
            if (next[old] == 0) {
                next[old] = groups.tree().size();
                groups.tree().add(new Group(old, pass.clause(), pass.sure()));
            }
            groups.of()[column - groups.from()] = next[old];
        }
    }

    /// One evaluation serves all columns with the same key. `family` is 0 for a column with an address.
    private record Key(int group, List<ContainerPort> ports, int family) {}

    private Outcome[] outcomes(Groups groups) {
        var made = new Outcome[groups.of().length];
        var plain = new Outcome[groups.tree().size()];
        Map<Key, Outcome> special = new HashMap<>();
        for (int i = 0; i < made.length; i++) {
            int column = groups.from() + i;
            int group = groups.of()[i];
            var ports = namesPorts ? making.destinationPorts(column) : List.<ContainerPort>of();
            boolean anywhere = namesAddresses && making.classes().isAnywhere(column);
            if (anywhere || !ports.isEmpty()) {
                var key = new Key(group, ports, anywhere ? making.classes().atomOf(column) : 0);
                made[i] = special.computeIfAbsent(key, wanted -> evaluate(groups.tree(), wanted, column));
            } else {
                if (plain[group] == null) {
                    plain[group] = evaluate(groups.tree(), new Key(group, ports, 0), column);
                }
                made[i] = plain[group];
            }
        }
        return made;
    }

    private Outcome evaluate(List<Group> tree, Key key, int column) {
        var matched = matched(tree, key.group());
        if (key.family() == 0) {
            return making.outcomes().of(fold(matched, key.ports()));
        }
        var cells = new ArrayList<Cell>();
        for (var byAddress : matchedAnywhere(column)) {
            var both = new TreeMap<>(byAddress);
            matched.forEach((clause, sure) -> both.merge(clause, sure, Boolean::logicalOr));
            cells.add(fold(both, key.ports()));
        }
        return making.outcomes().of(Outcomes.agreed(cells));
    }

    /// The different sets of rules that match addresses a column may have.
    private Set<SortedMap<Integer, Boolean>> matchedAnywhere(int column) {
        var different = new LinkedHashSet<SortedMap<Integer, Boolean>>();
        making.classes().atomsOf(column).stream()
                .map(atom -> atoms.of()[atom])
                .distinct()
                .forEach(group -> different.add(matched(atoms.tree(), group)));
        return different;
    }

    /// The clauses that a group matches, in order, with whether that is sure.
    private static SortedMap<Integer, Boolean> matched(List<Group> tree, int group) {
        var matched = new TreeMap<Integer, Boolean>();
        for (var step = tree.get(group); step.parent() >= 0; step = tree.get(step.parent())) {
            matched.put(step.clause(), step.sure());
        }
        return matched;
    }

    private Cell fold(SortedMap<Integer, Boolean> matched, List<ContainerPort> ports) {
        var asked = new ArrayList<TierEvaluator.Asked>();
        var matches = new ArrayList<List<TierEvaluator.Match>>();
        for (var subject : making.subjects()) {
            var own = new ArrayList<TierEvaluator.Match>();
            matches.add(own);
            asked.add(new TierEvaluator.Asked(subject.policy(), subject.sure(), own));
        }
        matched.forEach((number, sure) -> {
            var clause = clauses.get(number);
            var traffic = NamedPorts.resolve(clause.rule().traffic(), ports);
            matches.get(clause.subject()).add(new TierEvaluator.Match(clause.rule(), traffic, sure));
        });
        return TierEvaluator.fold(asked, making.direction());
    }
}
