package dev.weft.apply;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.yaml.Wishes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What undoes one apply: what was there before each object was written, in the order of the writing. `server` is the
/// cluster's address without user information, `context` the name that the user confirmed.
public record Revert(String server, String context, Instant at, List<Undo> undos) {
    /// `before` is empty for an object that was created, `after` for one that was removed. Both are without what the
    /// server keeps for itself.
    public record Undo(ResourceKind kind, ObjectRef ref, Optional<Manifest> before, Optional<Manifest> after) {
        static Undo of(Checked checked) {
            var promised = checked.dryRun().orElseThrow() instanceof ServerAnswer.Accepted(var object)
                    ? object.map(Wishes::bare)
                    : Optional.<Manifest>empty();
            var wish = checked.wish();
            return new Undo(wish.kind(), wish.ref(), checked.attempt().live().map(Wishes::bare), promised);
        }

        private ApplyWish wish() {
            return before.<ApplyWish>map(manifest -> new ApplyWish.Put(manifest, after))
                    .orElseGet(() -> new ApplyWish.Remove(ref, kind, after));
        }
    }

    public Revert {
        undos = List.copyOf(undos);
    }

    /// The way back, last written first. What the apply wrote is what each wish presumes: an object that somebody
    /// changed since is a conflict, one that was never written is done already.
    public List<ApplyWish> wishes() {
        var wishes = new ArrayList<>(undos.stream().map(Undo::wish).toList());
        Collections.reverse(wishes);
        return wishes;
    }

    /// A revert brings each object back whole, not field by field.
    public Set<ObjectRef> replaced() {
        var all = new TreeSet<ObjectRef>();
        undos.forEach(undo -> all.add(undo.ref()));
        return all;
    }
}
