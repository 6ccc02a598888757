package dev.weft.policy.row;

import dev.weft.net.TrafficSet;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.classes.EndpointClasses.PodClass;
import dev.weft.policy.classes.NamedPorts;
import dev.weft.policy.classes.NamespaceLabels.Answer;
import dev.weft.policy.row.Outcomes.Outcome;
import dev.weft.policy.row.Row.Making;
import dev.weft.policy.row.Row.Signature;

/// The groups of a row whose rules only add up, as those of networking/v1 do: nothing at first, and each rule adds its
/// traffic for those it names. Most rows are of this kind.
final class Sums {
    private final Making making;
    private final Signature signature;
    private final Partition<Outcome> groups;

    Sums(Making making, Signature signature) {
        this.making = making;
        this.signature = signature;
        this.groups = new Partition<>(making.outcomes().nothing());
    }

    Partition<Outcome> groups() {
        for (var subject : signature.subjects()) {
            subject.clauses(signature.direction()).forEach(this::add);
        }
        return groups;
    }

    /// For the class of a pod that came after the sets were made.
    Outcome at(PodClass pod) {
        var ports = signature.direction() == Direction.INGRESS ? signature.ports() : pod.ports();
        var sum = making.outcomes().nothing();
        for (var subject : signature.subjects()) {
            for (var clause : subject.clauses(signature.direction())) {
                if (making.targets().names(clause.rule(), pod) == Answer.YES) {
                    var match = clause.rule().traffic();
                    sum = making.outcomes().sum(sum, outcome(NamedPorts.resolve(match, ports)));
                }
            }
        }
        return sum;
    }

    private void add(Subject.Clause clause) {
        var match = clause.rule().traffic();
        boolean own = signature.direction() == Direction.INGRESS;
        var certain = own ? NamedPorts.resolve(match, signature.ports()) : match.numbered();
        add(clause, certain);
        if (!own && clause.namesPorts()) {
            for (var declared : making.targets().declared()) {
                var resolved = outcome(NamedPorts.resolve(match, declared.ports()));
                groups.change(
                        clause.target().sure().and(declared.classes()),
                        known -> making.outcomes().sum(known, resolved));
            }
        }
    }

    private void add(Subject.Clause clause, TrafficSet traffic) {
        if (traffic.isEmpty()) {
            return;
        }
        var added = outcome(traffic);
        if (clause.target().sure().equals(making.targets().everyone())) {
            groups.changeAll(known -> making.outcomes().sum(known, added));
        } else {
            groups.change(clause.target().sure(), known -> making.outcomes().sum(known, added));
        }
    }

    private Outcome outcome(TrafficSet traffic) {
        return making.outcomes().of(new Cell(traffic, TrafficSet.NONE));
    }
}
