package dev.weft.policy.exposure;

import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Party;
import dev.weft.policy.PodSelection;
import dev.weft.policy.TrafficMatch;
import java.util.List;
import java.util.Optional;

/// What workloads that are not there yet could reach, and be reached by. Entries in the order of workload, direction
/// and newcomer; the unprotected in the order of workload and direction.
public record Exposure(List<Entry> entries, List<Unprotected> unprotected) {
    /// What one workload may send to a newcomer (egress) or get from it (ingress). The newcomer is any pod that
    /// `selection` selects, or, without one, a pod of whatever namespace that no selector singles out. `named` are
    /// ports that are open to a newcomer that declares them, beside those of `cell`.
    public record Entry(
            Party workload,
            Direction direction,
            Optional<PodSelection> selection,
            Cell cell,
            List<TrafficMatch.NamedPort> named) {
        public Entry {
            named = List.copyOf(named);
        }

        /// Nothing goes there, surely: an exception from what the rest of the cluster may.
        public boolean closed() {
            return cell.isEmpty() && named.isEmpty();
        }
    }

    /// No policy says anything about this side of the workload.
    public record Unprotected(Party workload, Direction direction) {}

    public Exposure {
        entries = List.copyOf(entries);
        unprotected = List.copyOf(unprotected);
    }

    /// The entries of which something is sure: what is open, and what is surely closed.
    public List<Entry> sure() {
        return entries.stream()
                .filter(entry -> entry.closed() || !entry.cell().allowed().isEmpty() || !entry.named().isEmpty())
                .toList();
    }
}
