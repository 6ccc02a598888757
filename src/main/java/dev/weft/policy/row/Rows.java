package dev.weft.policy.row;

import dev.weft.cluster.ContainerPort;
import dev.weft.policy.Direction;
import dev.weft.policy.classes.ClassSet;
import dev.weft.policy.classes.EndpointClasses;
import dev.weft.policy.classes.Ends;
import dev.weft.policy.classes.NamespaceLabels.Answer;
import dev.weft.policy.row.Outcomes.Outcome;
import dev.weft.policy.row.Row.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// All rows of one direction, each made once for the classes that share its policies.
///
/// Threads: any.
/// Cost: rows are made on all cores. After an edit only the rows of classes that the policy selects, before or after,
/// are made; the others are shared.
public final class Rows {
    private final Direction direction;
    private final Making making;
    private final EndpointClasses classes;
    private final Row[] rowOf;
    /// For each class the number of its row, from 0; a row that an edit made may have more than one.
    private final int[] numberOf;
    private final int numbers;
    /// For each row that of its first-match tiers alone, where it has such; made when asked for.
    private final Map<Row, Optional<Row>> firstMatch = new ConcurrentHashMap<>();
    private final Map<Signature, Row> firstMatchRows = new ConcurrentHashMap<>();

    /// What rows of one direction are made from, and those made.
    record Making(Row.Making row, Map<Signature, Row> made) {
        Making(Row.Making row) {
            this(row, new ConcurrentHashMap<>());
        }
    }

    /// Rows of all classes, numbered.
    private Rows(Direction direction, Making making, EndpointClasses classes, Row[] rowOf) {
        this.direction = direction;
        this.making = making;
        this.classes = classes;
        this.rowOf = rowOf;
        this.numberOf = new int[rowOf.length];
        var known = new IdentityHashMap<Row, Integer>();
        for (int i = 0; i < rowOf.length; i++) {
            numberOf[i] = known.computeIfAbsent(rowOf[i], _ -> known.size());
        }
        this.numbers = known.size();
    }

    /// Rows most of which are those of `earlier`, at the same places: those keep their numbers.
    private Rows(Rows earlier, EndpointClasses classes, Row[] rowOf) {
        this.direction = earlier.direction;
        this.making = earlier.making;
        this.classes = classes;
        this.rowOf = rowOf;
        this.numberOf = Arrays.copyOf(earlier.numberOf, rowOf.length);
        int count = earlier.numbers;
        for (int i = 0; i < rowOf.length; i++) {
            if (i >= earlier.rowOf.length || !isSame(rowOf[i], earlier.rowOf[i])) {
                numberOf[i] = count++;
            }
        }
        this.numbers = count;
    }

    /// `all` in the order of [dev.weft.policy.PolicySet].
    static Rows of(Direction direction, Making making, List<Subject.Both> all) {
        var classes = making.row().classes();
        int first = classes.firstPod();
        var lists = new ArrayList<List<Subject>>();
        for (int column = first; column < classes.size(); column++) {
            lists.add(new ArrayList<>(2));
        }
        for (var both : all) {
            for (var subject : both.speaking(direction)) {
                selected(both, subject).forEach(column -> lists.get(column - first).add(subject));
            }
        }
        var signatures = new Signature[lists.size()];
        for (int i = 0; i < signatures.length; i++) {
            signatures[i] = signature(direction, List.copyOf(lists.get(i)), classes.pod(first + i).ports());
        }
        var different = new HashSet<>(Arrays.asList(signatures));
        different.parallelStream()
                .forEach(signature -> making.made().put(signature, new Row(making.row(), signature)));
        var rows = new Row[signatures.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = making.made().computeIfAbsent(signatures[i], signature -> new Row(making.row(), signature));
        }
        return new Rows(direction, making, classes, rows);
    }

    private static ClassSet selected(Subject.Both both, Subject subject) {
        return subject.sure() ? both.chosen().sure() : both.chosen().perhaps();
    }

    private static Signature signature(Direction direction, List<Subject> subjects, List<ContainerPort> own) {
        return new Signature(direction, subjects, direction == Direction.INGRESS ? own : List.of());
    }

    /// These rows when policies went and came, and perhaps classes came. `all` are those after.
    Rows after(List<Subject.Both> gone, List<Subject.Both> come, EndpointClasses now, Iterable<Subject.Both> all) {
        int first = now.firstPod();
        var next = Arrays.copyOf(rowOf, now.size() - first);
        var touched = new BitSet();
        gone.forEach(both -> touch(both, touched));
        come.forEach(both -> touch(both, touched));
        for (int column = now.settled(); column < first + rowOf.length; column++) {
            touched.set(column);
        }
        var own = new HashMap<Signature, Row>();
        touched.stream().forEach(column -> {
            var subjects = new ArrayList<>(rowOf[column - first].subjects());
            gone.forEach(both -> subjects.removeAll(both.speaking(direction)));
            come.forEach(both -> join(both, column, now, subjects));
            next[column - first] = row(subjects, now.pod(column).ports(), own);
        });
        for (int column = first + rowOf.length; column < now.size(); column++) {
            var subjects = new ArrayList<Subject>();
            int newcomer = column;
            all.forEach(both -> join(both, newcomer, now, subjects));
            next[column - first] = row(subjects, now.pod(column).ports(), own);
        }
        return numbers > 2 * next.length ? new Rows(direction, making, now, next) : new Rows(this, now, next);
    }

    private void touch(Subject.Both both, BitSet touched) {
        both.speaking(direction).forEach(subject -> selected(both, subject).forEach(touched::set));
    }

    private void join(Subject.Both both, int column, EndpointClasses now, List<Subject> subjects) {
        var speaking = both.speaking(direction);
        if (speaking.isEmpty()) {
            return;
        }
        boolean settled = column < now.settled();
        var later = settled
                ? Answer.NO
                : making.row().targets().selects(speaking.getFirst().policy().subject(), now.pod(column));
        for (var subject : speaking) {
            boolean selects = settled
                    ? selected(both, subject).has(column)
                    : later == (subject.sure() ? Answer.YES : Answer.UNKNOWN);
            if (selects) {
                subjects.add(subject);
            }
        }
    }

    /// What an edit makes is not remembered by others: drafts come and go.
    private Row row(List<Subject> subjects, List<ContainerPort> ports, Map<Signature, Row> own) {
        subjects.sort(Subject.ORDER);
        var signature = signature(direction, List.copyOf(subjects), ports);
        var known = making.made().get(signature);
        return known != null ? known : own.computeIfAbsent(signature, made -> new Row(making.row(), made));
    }

    /// What class `self` lets through in this direction when `other` is at the other end. An end that is no pod lets
    /// everything through: policies select pods.
    public Outcome at(int self, int other) {
        return classes.isPod(self)
                ? rowOf[self - classes.firstPod()].at(other, classes)
                : making.row().outcomes().all();
    }

    /// What the first-match tiers alone, without NetworkPolicies, let through.
    public Outcome firstMatch(int self, int other) {
        return firstMatch(self)
                .map(row -> row.at(other, classes))
                .orElseGet(() -> making.row().outcomes().all());
    }

    /// The row of the first-match tiers alone; empty where no policy of such a tier selects the class.
    public Optional<Row> firstMatch(int self) {
        return classes.isPod(self) ? firstMatch.computeIfAbsent(row(self), this::ofFirstMatch) : Optional.empty();
    }

    private Optional<Row> ofFirstMatch(Row row) {
        var subjects = row.subjects().stream().filter(Subject::isFirstMatch).toList();
        if (subjects.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(subjects.size() == row.subjects().size()
                ? row
                : firstMatchRows.computeIfAbsent(
                        new Signature(direction, subjects, row.ports()), made -> new Row(making.row(), made)));
    }

    /// The classes that have not the very row that they had in other rows of the same world.
    public BitSet differingFrom(Rows others) {
        var differing = new BitSet();
        for (int i = 0; i < Math.max(rowOf.length, others.rowOf.length); i++) {
            boolean differs = isMissing(i) || others.isMissing(i) || !isSame(rowOf[i], others.rowOf[i]);
            differing.set(classes.firstPod() + i, differs);
        }
        return differing;
    }

    private boolean isMissing(int at) {
        return at >= rowOf.length;
    }

    @SuppressWarnings("ReferenceEquality") // rows are shared, not made twice
    private static boolean isSame(Row one, Row other) {
        return one == other;
    }

    /// Of the class of a pod.
    public Row row(int column) {
        return rowOf[column - classes.firstPod()];
    }

    /// Two classes of one number share a row; of the class of a pod. Below [#numbers].
    public int number(int column) {
        return numberOf[column - classes.firstPod()];
    }

    public int numbers() {
        return numbers;
    }

    public List<Subject> subjects(int column) {
        return classes.isPod(column) ? row(column).subjects() : List.of();
    }

    /// Every row of a class that some pod is in; a row that an edit made may come more than once.
    public List<Row> all(Ends ends) {
        int first = classes.firstPod();
        var met = new BitSet(numbers);
        var all = new ArrayList<Row>();
        for (int i = 0; i < rowOf.length; i++) {
            if (!met.get(numberOf[i]) && ends.isInhabited(first + i)) {
                met.set(numberOf[i]);
                all.add(rowOf[i]);
            }
        }
        return all;
    }
}
