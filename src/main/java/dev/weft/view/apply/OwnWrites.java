package dev.weft.view.apply;

import dev.weft.apply.ApplyState;
import dev.weft.apply.ApplyState.Progress;
import dev.weft.apply.ServerAnswer;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.whatif.Draft;
import dev.weft.yaml.Wishes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What Weft itself wrote and the watch has not shown yet: empty for an object that it removed. Once it is seen, a
/// draft counts from there: otherwise the user's own apply, or revert, would look like somebody else's change.
record OwnWrites(Map<ObjectRef, Optional<Manifest>> expected) {
    static final OwnWrites NONE = new OwnWrites(Map.of());

    /// The draft after a look at the cluster, and what is still to be seen.
    record Seen(Draft draft, OwnWrites rest) {}

    OwnWrites {
        expected = Map.copyOf(expected);
    }

    OwnWrites and(ApplyState ended) {
        var all = new HashMap<>(expected);
        ended.items(Progress.WRITTEN).forEach(item -> all.put(
                item.wish().ref(),
                item.checked().dryRun().orElseThrow() instanceof ServerAnswer.Accepted(var object)
                        ? object
                        : Optional.empty()));
        return new OwnWrites(all);
    }

    Seen look(Draft draft, ClusterSnapshot live) {
        var rest = new HashMap<>(expected);
        var next = draft;
        for (var entry : expected.entrySet()) {
            var now = live.manifest(entry.getKey());
            if (same(entry.getValue(), now)) {
                rest.remove(entry.getKey());
                if (next.originals().policies().containsKey(entry.getKey())) {
                    next = next.keepingMine(entry.getKey(), live);
                }
            }
        }
        return new Seen(next, new OwnWrites(rest));
    }

    private static boolean same(Optional<Manifest> one, Optional<Manifest> other) {
        return one.isEmpty() ? other.isEmpty() : other.filter(there -> Wishes.same(one.get(), there)).isPresent();
    }
}
