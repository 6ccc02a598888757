package dev.weft.policy.row;

import dev.weft.cluster.ContainerPort;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.classes.EndpointClasses.PodClass;
import dev.weft.policy.classes.NamedPorts;
import dev.weft.policy.row.Outcomes.Outcome;
import dev.weft.policy.row.Row.Making;
import dev.weft.policy.row.Row.Signature;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The groups of any row: classes that the same rules match, with the same named ports. The tiers are folded once for
/// each group.
final class Folds {
    /// What is true of a group, last first. Compared by identity: a group gets each mark once.
    private static final class Marks {
        private final int mark;
        private final Optional<Marks> before;

        Marks(int mark, Optional<Marks> before) {
            this.mark = mark;
            this.before = before;
        }

        Marks with(int next) {
            return new Marks(next, Optional.of(this));
        }
    }

    /// Rule `n` matches for sure: `2n`; perhaps: `2n + 1`. Below zero: an unknown address of one of the four kinds of
    /// [Targets#anywhere], or a list of ports.
    private static final int START = Integer.MIN_VALUE;
    private static final int FIRST_ANYWHERE = -1;
    private static final int FIRST_PORTS = -5;

    /// A rule of one of the subjects.
    private record Numbered(int subject, Subject.Clause clause) {}

    private final Making making;
    private final Signature signature;
    private final List<Numbered> clauses = new ArrayList<>();
    private final boolean namesPorts;

    Folds(Making making, Signature signature) {
        this.making = making;
        this.signature = signature;
        for (int i = 0; i < signature.subjects().size(); i++) {
            for (var clause : signature.subjects().get(i).clauses(signature.direction())) {
                clauses.add(new Numbered(i, clause));
            }
        }
        this.namesPorts = signature.direction() == Direction.EGRESS
                && clauses.stream().anyMatch(numbered -> numbered.clause().namesPorts());
    }

    Partition<Outcome> groups() {
        var marked = new Partition<>(new Marks(START, Optional.empty()));
        for (int i = 0; i < clauses.size(); i++) {
            int mark = 2 * i;
            var target = clauses.get(i).clause().target();
            if (target.sure().equals(making.targets().everyone())) {
                marked.changeAll(marks -> marks.with(mark));
            } else {
                marked.change(target.sure(), marks -> marks.with(mark));
            }
            marked.change(target.perhaps(), marks -> marks.with(mark + 1));
        }
        markPorts(marked);
        markAnywhere(marked);
        var folded = new Partition<>(outcome(marked.rest()));
        for (var group : marked.groups()) {
            var outcome = outcome(group.state());
            folded.change(group.classes(), _ -> outcome);
        }
        return folded;
    }

    private void markPorts(Partition<Marks> marked) {
        if (namesPorts) {
            var declared = making.targets().declared();
            for (int i = 0; i < declared.size(); i++) {
                int mark = FIRST_PORTS - i;
                marked.change(declared.get(i).classes(), marks -> marks.with(mark));
            }
        }
    }

    private void markAnywhere(Partition<Marks> marked) {
        if (clauses.stream().anyMatch(numbered -> numbered.clause().target().namesAddresses())) {
            var anywhere = making.targets().anywhere();
            for (int i = 0; i < anywhere.size(); i++) {
                int mark = FIRST_ANYWHERE - i;
                marked.change(anywhere.get(i).pods(), marks -> marks.with(mark));
            }
        }
    }

    /// For the class of a pod that came after the sets were made.
    Outcome at(PodClass pod, boolean anywhere) {
        var matched = new HashMap<Integer, Boolean>();
        for (int i = 0; i < clauses.size(); i++) {
            switch (making.targets().names(clauses.get(i).clause().rule(), pod)) {
                case YES -> matched.put(i, true);
                case UNKNOWN -> matched.put(i, false);
                case NO -> {
                    // not matched
                }
            }
        }
        var ports = signature.direction() == Direction.INGRESS ? signature.ports() : pod.ports();
        var where = making.targets().anywhere().stream()
                .filter(some -> anywhere
                        && some.host() == pod.seen().host()
                        && making.classes().atomOf(some.column()) == pod.atom())
                .findFirst();
        return outcome(matched, ports, where);
    }

    private Outcome outcome(Marks marks) {
        var matched = new HashMap<Integer, Boolean>();
        var ports = signature.ports();
        var anywhere = Optional.<Targets.Anywhere>empty();
        for (var step = Optional.of(marks); step.isPresent(); step = step.get().before) {
            int mark = step.get().mark;
            if (mark >= 0) {
                matched.put(mark / 2, mark % 2 == 0);
            } else if (mark > FIRST_PORTS) {
                anywhere = Optional.of(making.targets().anywhere().get(FIRST_ANYWHERE - mark));
            } else if (mark != START) {
                ports = making.targets().declared().get(FIRST_PORTS - mark).ports();
            }
        }
        return outcome(matched, ports, anywhere);
    }

    /// `anywhere` is given where the address of the end is not known.
    private Outcome outcome(
            Map<Integer, Boolean> matched, List<ContainerPort> ports, Optional<Targets.Anywhere> anywhere) {
        if (anywhere.isEmpty()) {
            return making.outcomes().of(fold(matched, ports));
        }
        var cells = new ArrayList<Cell>();
        for (var blocks : blocksOf(anywhere.get())) {
            var both = new HashMap<>(matched);
            blocks.stream().forEach(clause -> both.put(clause, true));
            cells.add(fold(both, ports));
        }
        return making.outcomes().of(Outcomes.agreed(cells));
    }

    /// The different sets of rules whose blocks may hold an address of the family.
    private Set<BitSet> blocksOf(Targets.Anywhere anywhere) {
        var different = new LinkedHashSet<BitSet>();
        for (int atom : making.classes().atomsOf(anywhere.column())) {
            var holding = new BitSet();
            for (int i = 0; i < clauses.size(); i++) {
                holding.set(i, clauses.get(i).clause().target().atoms(anywhere.host()).has(atom));
            }
            different.add(holding);
        }
        return different;
    }

    private Cell fold(Map<Integer, Boolean> matched, List<ContainerPort> ports) {
        var asked = new ArrayList<TierEvaluator.Asked>();
        var matches = new ArrayList<List<TierEvaluator.Match>>();
        for (var subject : signature.subjects()) {
            var own = new ArrayList<TierEvaluator.Match>();
            matches.add(own);
            asked.add(new TierEvaluator.Asked(subject.policy(), subject.sure(), own));
        }
        for (int i = 0; i < clauses.size(); i++) {
            var sure = matched.get(i);
            if (sure != null) {
                var rule = clauses.get(i).clause().rule();
                matches.get(clauses.get(i).subject())
                        .add(new TierEvaluator.Match(rule, NamedPorts.resolve(rule.traffic(), ports), sure));
            }
        }
        return TierEvaluator.fold(asked, signature.direction());
    }
}
