package dev.weft.whatif;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.yaml.Wishes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the user would change: steps done, and steps undone that can be done again, the nearest last. Immutable.
///
/// It is a patch, never a copy: applied to the newest snapshot, whatever that is. Policies that somebody else changed
/// meanwhile are named by [#conflicts].
public record Draft(List<Step> done, List<Step> undone, Originals originals) {
    public static final Draft EMPTY = new Draft(List.of(), List.of(), Originals.NONE);

    public Draft {
        done = List.copyOf(done);
        undone = List.copyOf(undone);
    }

    /// With one more step; what was undone is forgotten. A step that changes nothing is no step: the same draft.
    /// `live` is the cluster as the user sees it.
    public Draft with(Step step, ClusterSnapshot live) {
        var effective = effective();
        if (step.edits().stream().allMatch(edit -> edit.equals(effective.get(edit.object())))) {
            return this;
        }
        var begun = done.isEmpty() ? Originals.NONE : originals;
        return new Draft(
                Stream.concat(done.stream(), Stream.of(step)).toList(), List.of(), begun.with(step.edits(), live));
    }

    /// As [#with], when the user types on in the editor that made the last step: it replaces that step, also when the
    /// name in the text changed meanwhile. A name typed letter by letter is one policy, not ten.
    public Draft typed(Edit.PutPolicy edit, ClusterSnapshot live) {
        return last().filter(Draft::isTyped).isPresent() && !edit.equals(effective().get(edit.object()))
                ? new Draft(done.subList(0, done.size() - 1), List.of(), originals).with(Step.of(edit), live)
                : with(Step.of(edit), live);
    }

    private static boolean isTyped(Step step) {
        return step.edits().size() == 1 && step.edits().getFirst() instanceof Edit.PutPolicy;
    }

    /// The same draft when nothing is to undo.
    public Draft undo() {
        return jump(done.size() - 1);
    }

    /// The same draft when nothing is to do again.
    public Draft redo() {
        return jump(done.size() + 1);
    }

    /// As it was, or would be again, when so many steps were done; as near as there are steps.
    public Draft jump(int steps) {
        var all = new ArrayList<>(done);
        all.addAll(undone.reversed());
        int at = Math.clamp(steps, 0, all.size());
        return at == done.size()
                ? this
                : new Draft(all.subList(0, at), all.subList(at, all.size()).reversed(), originals);
    }

    /// One step, by its number from 0, counted or only kept.
    public Draft switched(int step, boolean on) {
        var steps = new ArrayList<>(done);
        steps.set(step, steps.get(step).switched(on));
        return new Draft(steps, undone, originals);
    }

    /// Nothing is done, though something may be undone.
    public boolean isEmpty() {
        return done.isEmpty();
    }

    /// The newest step that is not undone.
    public Optional<Step> last() {
        return done.isEmpty() ? Optional.empty() : Optional.of(done.getLast());
    }

    /// Every edit that counts, in order.
    public List<Edit> edits() {
        return done.stream().filter(Step::on).flatMap(step -> step.edits().stream()).toList();
    }

    /// The last word on each object that any step is about, sorted by identity.
    public SortedMap<ObjectRef, Edit> effective() {
        var latest = new TreeMap<ObjectRef, Edit>();
        edits().forEach(edit -> latest.put(edit.object(), edit));
        return Collections.unmodifiableSortedMap(latest);
    }

    /// The last word on each policy that differs from the cluster in the end, sorted by identity. A policy put as the
    /// cluster already has it, and one removed that is not there, are no change.
    public List<Edit> changes(ClusterSnapshot snapshot) {
        return effective().values().stream()
                .filter(Edit::ofPolicy)
                .filter(edit -> changes(edit, snapshot))
                .toList();
    }

    static boolean changes(Edit edit, ClusterSnapshot snapshot) {
        var now = snapshot.manifest(edit.object());
        return switch (edit) {
            case Edit.PutPolicy(var manifest, _) -> now.filter(there -> Wishes.same(there, manifest)).isEmpty();
            case Edit.RemovePolicy _ -> now.isPresent();
            case Edit.Relabel _, Edit.PutWorkload _, Edit.RemoveWorkload _ -> true;
        };
    }

    /// The cluster as it would be; the same snapshot when nothing differs.
    public ClusterSnapshot applyTo(ClusterSnapshot snapshot) {
        return new Application(snapshot).of(edits());
    }

    /// Policies of this draft that somebody else changed since they were first edited, sorted by identity. One that is
    /// now as the draft wants it is none.
    public List<Conflict> conflicts(ClusterSnapshot live) {
        return effective().values().stream()
                .filter(Edit::ofPolicy)
                .filter(edit -> changes(edit, live))
                .flatMap(edit -> conflict(edit.object(), live).stream())
                .toList();
    }

    private Optional<Conflict> conflict(ObjectRef policy, ClusterSnapshot live) {
        var original = originals.policies().get(policy);
        var now = live.manifest(policy);
        if (original == null || Wishes.same(original, now)) {
            return Optional.empty();
        }
        return Optional.of(new Conflict(policy, original, now));
    }

    /// The user has seen what is in the cluster now, and wants the draft's.
    public Draft keepingMine(ObjectRef policy, ClusterSnapshot live) {
        return new Draft(done, undone, originals.renewed(policy, live));
    }

    /// The cluster's stands: every edit of that policy is gone, and steps that hold nothing else.
    public Draft takingTheirs(ObjectRef policy) {
        return new Draft(without(policy, done), without(policy, undone), originals.without(policy));
    }

    private static List<Step> without(ObjectRef policy, List<Step> steps) {
        return steps.stream()
                .flatMap(step -> {
                    var rest = step.edits().stream()
                            .filter(edit -> !edit.object().equals(policy))
                            .toList();
                    return rest.isEmpty() ? Stream.empty() : Stream.of(new Step(step.title(), rest, step.on()));
                })
                .toList();
    }
}
