package dev.weft.view.twin;

import dev.weft.policy.Cell;
import dev.weft.policy.Reachability.Crowd;
import dev.weft.policy.WorkloadReachability;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a matrix compares: `then` is there while the difference of a draft is drawn. `likeness` is equal for workloads
/// that are treated alike on both sides; one that no other is like stands for itself.
record MatrixSides(Optional<MatrixSide> now, Optional<MatrixSide> then, Map<NodeId, Object> likeness) {
    static final MatrixSides NONE = new MatrixSides(Optional.empty(), Optional.empty(), Map.of());

    /// A workload on both sides, looked up once. `like` says whether another could be in its class, `finished` whether
    /// none of its pods runs any more.
    record End(NodeId node, Optional<Crowd> now, Optional<Crowd> then, boolean like, boolean finished) {}

    /// Of what the picture shows; what is known already is kept.
    static MatrixSides of(Frame frame, MatrixSides known) {
        var live = frame.meaning().reachability();
        var after = frame.draft().map(Frame.Outcome::after);
        return switch (frame.request().whatIf().side()) {
            case BEFORE -> of(known, live, Optional.empty());
            case AFTER -> of(known, after.orElse(live), Optional.empty());
            case DIFFERENCE -> of(known, live, after);
        };
    }

    private static MatrixSides of(MatrixSides known, WorkloadReachability now, Optional<WorkloadReachability> then) {
        var first = known.side(now);
        var second = then.map(known::side);
        if (known.now.equals(Optional.of(first)) && known.then.equals(second)) {
            return known;
        }
        var likeness = new HashMap<NodeId, Object>();
        for (var node : workloads(first, second)) {
            var before = first.likeness(node);
            var after = second.map(side -> side.likeness(node)).orElse(Optional.of("no draft"));
            likeness.put(node, before.isPresent() && after.isPresent() ? List.of(before.get(), after.get()) : node);
        }
        return new MatrixSides(Optional.of(first), second, likeness);
    }

    @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same object while nothing has changed
    private MatrixSide side(WorkloadReachability wanted) {
        return now.filter(side -> side.source() == wanted)
                .or(() -> then.filter(side -> side.source() == wanted))
                .orElseGet(() -> MatrixSide.of(wanted));
    }

    private static SortedSet<NodeId> workloads(MatrixSide now, Optional<MatrixSide> then) {
        var all = new TreeSet<>(now.crowds().keySet());
        then.ifPresent(side -> all.addAll(side.crowds().keySet()));
        return all;
    }

    SortedSet<NodeId> workloads() {
        return now.map(side -> workloads(side, then)).orElseGet(TreeSet::new);
    }

    Object like(NodeId node) {
        return likeness.getOrDefault(node, node);
    }

    End end(NodeId node) {
        return new End(
                node,
                now.flatMap(side -> side.crowd(node)),
                then.flatMap(side -> side.crowd(node)),
                !like(node).equals(node),
                newest().isFinished(node));
    }

    MatrixSide newest() {
        return then.or(() -> now).orElseThrow();
    }

    /// As it is now.
    Cell before(End from, End to) {
        return now.map(side -> side.cell(from.now(), to.now())).orElse(Cell.NOTHING);
    }

    /// With the draft, if one is compared; else as it is now.
    Cell after(End from, End to) {
        return then.map(side -> side.cell(from.then(), to.then())).orElseGet(() -> before(from, to));
    }
}
