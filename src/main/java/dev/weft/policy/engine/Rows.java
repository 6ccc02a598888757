package dev.weft.policy.engine;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Problem;
import dev.weft.policy.Direction;
import dev.weft.policy.Policy;
import dev.weft.policy.engine.Outcomes.Outcome;
import dev.weft.policy.engine.Row.Subject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// All rows of one direction, each made once for the classes that share its policies.
final class Rows {
    /// What rows are made from. `unread` tells why the policies of a namespace are not known, if so.
    record Ground(
            EndpointClasses classes,
            Selections selections,
            RuleTargets targets,
            Outcomes outcomes,
            Function<String, Optional<Problem>> unread) {}

    /// Classes with the same signature share a row. `ports` counts only for ingress, where names are the row's own.
    /// Subjects stand by number, as comparing policies themselves would read them whole.
    private record Signature(List<Integer> subjects, List<ContainerPort> ports) {}

    private final Direction direction;
    private final Ground ground;
    private final int firstPod;
    private final List<Subject> known = new ArrayList<>();
    private final List<List<Integer>> subjects = new ArrayList<>();
    private final Row[] rowOf;
    private final boolean[] unread;
    private final List<Row> rows = new ArrayList<>();

    Rows(Direction direction, Ground ground, List<Policy> policies) {
        this.direction = direction;
        this.ground = ground;
        this.firstPod = ground.classes().firstPod();
        int pods = ground.classes().pods().size();
        this.rowOf = new Row[pods];
        this.unread = new boolean[pods];
        for (int i = 0; i < pods; i++) {
            subjects.add(new ArrayList<>(2));
            unread[i] = ground.unread().apply(ground.classes().pods().get(i).namespace()).isPresent();
        }
        policies.stream().filter(this::speaks).forEach(this::select);
        share();
    }

    private boolean speaks(Policy policy) {
        return policy.isolates().contains(direction)
                || policy.rules().stream().anyMatch(rule -> rule.direction() == direction);
    }

    private void select(Policy policy) {
        var chosen = ground.selections().chosen(policy.subject());
        select(new Subject(policy, true), chosen.sure());
        select(new Subject(policy, false), chosen.perhaps());
    }

    private void select(Subject subject, BitSet columns) {
        int number = known.size();
        known.add(subject);
        columns.stream().forEach(column -> subjects.get(column - firstPod).add(number));
    }

    private void share() {
        Map<Signature, Row> made = new HashMap<>();
        for (int i = 0; i < rowOf.length; i++) {
            var own = direction == Direction.INGRESS
                    ? ground.classes().pods().get(i).ports()
                    : List.<ContainerPort>of();
            var row = made.computeIfAbsent(new Signature(subjects.get(i), own), this::row);
            rowOf[i] = row;
        }
        rows.addAll(made.values());
    }

    private Row row(Signature signature) {
        var making = new Row.Making(
                direction, named(signature.subjects()), signature.ports(), ground.targets(), ground.classes(),
                ground.outcomes());
        return new Row(making);
    }

    /// What class `self` lets through in this direction when `other` is at the other end. An end that is no pod lets
    /// everything through: policies select pods.
    Outcome at(int self, int other) {
        if (self < firstPod) {
            return ground.outcomes().all();
        }
        return unread[self - firstPod] ? ground.outcomes().of(Outcomes.UNKNOWN) : rowOf[self - firstPod].at(other);
    }

    List<Subject> subjects(int column) {
        return column < firstPod ? List.of() : named(subjects.get(column - firstPod));
    }

    private List<Subject> named(List<Integer> numbers) {
        return numbers.stream().map(known::get).toList();
    }

    /// Every different row.
    List<Row> all() {
        return rows;
    }
}
