package dev.weft.whatif;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the user would change: steps done, and steps undone that can be done again, the nearest last. Immutable.
public record Draft(List<Edit> done, List<Edit> undone) {
    public static final Draft EMPTY = new Draft(List.of(), List.of());

    public Draft {
        done = List.copyOf(done);
        undone = List.copyOf(undone);
    }

    /// With one more step; what was undone is forgotten. A step that changes nothing is no step: the same draft.
    ///
    /// `continues` says that the user types on in the editor that made the last step: it replaces that step, also when
    /// the name in the text changed meanwhile. A name typed letter by letter is one policy, not ten.
    public Draft with(Edit edit, boolean continues) {
        if (edit.equals(effective().get(edit.policy()))) {
            return this;
        }
        var steps = new ArrayList<>(done);
        if (continues && edit instanceof Edit.PutPolicy && last().orElse(null) instanceof Edit.PutPolicy) {
            steps.removeLast();
        }
        steps.add(edit);
        return new Draft(steps, List.of());
    }

    /// The same draft when nothing is to undo.
    public Draft undo() {
        if (done.isEmpty()) {
            return this;
        }
        var more = new ArrayList<>(undone);
        more.add(done.getLast());
        return new Draft(done.subList(0, done.size() - 1), more);
    }

    /// The same draft when nothing is to do again.
    public Draft redo() {
        if (undone.isEmpty()) {
            return this;
        }
        var more = new ArrayList<>(done);
        more.add(undone.getLast());
        return new Draft(more, undone.subList(0, undone.size() - 1));
    }

    public boolean isEmpty() {
        return done.isEmpty();
    }

    /// The newest step that is not undone.
    public Optional<Edit> last() {
        return done.isEmpty() ? Optional.empty() : Optional.of(done.getLast());
    }

    /// The last word on each policy that any step is about, sorted by policy.
    public SortedMap<ObjectRef, Edit> effective() {
        var latest = new TreeMap<ObjectRef, Edit>();
        done.forEach(edit -> latest.put(edit.policy(), edit));
        return Collections.unmodifiableSortedMap(latest);
    }

    /// What differs from the cluster in the end, sorted by policy. A policy put as the cluster already has it, and one
    /// removed that is not there, are no change.
    public List<Edit> changes(ClusterSnapshot snapshot) {
        return effective().values().stream().filter(edit -> changes(edit, snapshot)).toList();
    }

    private static boolean changes(Edit edit, ClusterSnapshot snapshot) {
        var now = snapshot.manifest(edit.policy());
        return switch (edit) {
            case Edit.PutPolicy(var manifest, _) -> now.filter(there -> Wishes.same(there, manifest)).isEmpty();
            case Edit.RemovePolicy _ -> now.isPresent();
        };
    }

    /// The cluster as it would be; the same snapshot when nothing differs.
    public ClusterSnapshot applyTo(ClusterSnapshot snapshot) {
        var put = new ArrayList<Manifest>();
        var removed = new ArrayList<ObjectRef>();
        for (var edit : changes(snapshot)) {
            switch (edit) {
                case Edit.PutPolicy(var manifest, _) -> put.add(manifest);
                case Edit.RemovePolicy(var ref) -> removed.add(ref);
            }
        }
        return put.isEmpty() && removed.isEmpty() ? snapshot : snapshot.with(put, removed);
    }
}
