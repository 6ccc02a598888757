package dev.weft.whatif.export;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of a draft differs from the cluster in the end, each part sorted by identity: policies put, live policies
/// removed, and what is only supposed, because no policy file can say it.
public record Outgoing(List<Put> puts, List<Manifest> removals, List<Edit> supposed) {
    /// `live` is what it replaces; empty for a new one.
    public record Put(Edit.PutPolicy edit, Optional<Manifest> live) {}

    public Outgoing {
        puts = List.copyOf(puts);
        removals = List.copyOf(removals);
        supposed = List.copyOf(supposed);
    }

    public static Outgoing of(Draft draft, ClusterSnapshot live) {
        var puts = new ArrayList<Put>();
        var removals = new ArrayList<Manifest>();
        for (var edit : draft.changes(live)) {
            var there = live.manifest(edit.object());
            if (edit instanceof Edit.PutPolicy put) {
                puts.add(new Put(put, there));
            } else {
                there.ifPresent(removals::add);
            }
        }
        var supposed = draft.effective().values().stream().filter(edit -> !edit.ofPolicy()).toList();
        return new Outgoing(puts, removals, supposed);
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    public int size() {
        return puts.size() + removals.size() + supposed.size();
    }
}
