package dev.weft.policy.row;

import dev.weft.policy.classes.ClassSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Classes in groups that share a state, the rest sharing one more.
///
/// The idea: each rule changes the state of the classes it names, and so splits the groups it cuts. Only classes that
/// some rule names are ever written down, so that the cost of a row is that of its rules, not of the cluster.
///
/// Cost: one pass over the words of each group that a set may cut.
final class Partition<S> {
    record Group<S>(S state, ClassSet classes) {}

    private List<Group<S>> groups = new ArrayList<>();
    private S rest;

    Partition(S rest) {
        this.rest = rest;
    }

    /// Changes the state of these classes.
    void change(ClassSet classes, UnaryOperator<S> change) {
        if (classes.isEmpty()) {
            return;
        }
        var next = new ArrayList<Group<S>>(groups.size() + 2);
        var left = classes;
        for (var group : groups) {
            var cut = group.classes().and(left);
            if (cut.isEmpty()) {
                add(next, group.state(), group.classes());
                continue;
            }
            left = left.minus(cut);
            add(next, change.apply(group.state()), cut);
            var kept = group.classes().minus(cut);
            if (!kept.isEmpty()) {
                add(next, group.state(), kept);
            }
        }
        if (!left.isEmpty()) {
            add(next, change.apply(rest), left);
        }
        groups = next;
    }

    /// Groups of the same state are one.
    private void add(List<Group<S>> list, S state, ClassSet classes) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).state().equals(state)) {
                list.set(i, new Group<>(state, list.get(i).classes().or(classes)));
                return;
            }
        }
        list.add(new Group<>(state, classes));
    }

    /// Changes the state of all classes.
    void changeAll(UnaryOperator<S> change) {
        var next = new ArrayList<Group<S>>(groups.size());
        groups.forEach(group -> add(next, change.apply(group.state()), group.classes()));
        groups = next;
        rest = change.apply(rest);
    }

    List<Group<S>> groups() {
        return groups;
    }

    S rest() {
        return rest;
    }
}
