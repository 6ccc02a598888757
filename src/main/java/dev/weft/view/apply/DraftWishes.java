package dev.weft.view.apply;

import dev.weft.apply.ApplyWish;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of a draft is to be written: its last word on each policy that differs from the cluster. `left` are titles of
/// edits that Weft only imagines: labels and workloads are somebody else's to change.
public record DraftWishes(List<ApplyWish> wishes, List<String> left) {
    public static final DraftWishes NONE = new DraftWishes(List.of(), List.of());

    public DraftWishes {
        wishes = List.copyOf(wishes);
        left = List.copyOf(left);
    }

    /// A policy's base is the live object as it was when it was first edited.
    public static DraftWishes of(Draft draft, ClusterSnapshot live) {
        var wishes = new ArrayList<ApplyWish>();
        for (var edit : draft.changes(live)) {
            var base = base(draft, live, edit.object());
            switch (edit) {
                case Edit.PutPolicy(var manifest, _) -> wishes.add(new ApplyWish.Put(manifest, base));
                case Edit.RemovePolicy(var ref) -> wishes.add(new ApplyWish.Remove(ref, kind(live, ref), base));
                case Edit.Relabel _, Edit.PutWorkload _, Edit.RemoveWorkload _ -> {} // no change of a policy
            }
        }
        var left = draft.effective().values().stream()
                .filter(edit -> !edit.ofPolicy())
                .map(Edit::title)
                .toList();
        return new DraftWishes(wishes, left);
    }

    private static Optional<Manifest> base(Draft draft, ClusterSnapshot live, ObjectRef policy) {
        var original = draft.originals().policies().get(policy);
        return original == null ? live.manifest(policy) : original;
    }

    /// What counts as a removal is there to be removed.
    private static ResourceKind kind(ClusterSnapshot live, ObjectRef policy) {
        return live.manifest(policy).orElseThrow().kind();
    }
}
