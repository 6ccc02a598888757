package dev.weft.whatif;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.FlowWindow;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What the observation covered and what it did not: a draft that breaks no observed flow may break one that nobody
/// looked for. `running` counts the workloads with a pod that has not ended; `unseen` are those of them at no end of
/// any flow in the window, sorted.
public record Coverage(
        Instant since, Instant asOf, List<FlowSourceStatus> sources, int running, List<ObjectRef> unseen) {
    public static final Coverage NONE = new Coverage(Instant.EPOCH, Instant.EPOCH, List.of(), 0, List.of());

    public Coverage {
        sources = List.copyOf(sources);
        unseen = List.copyOf(unseen);
    }

    /// A flow to a Service whose backend could not be told says nothing of its backends: which of them was it?
    ///
    /// Cost: O(pods + flows).
    public static Coverage of(FlowWindow flows, ClusterSnapshot snapshot) {
        var running = new TreeSet<ObjectRef>();
        for (var pod : snapshot.pods()) {
            if (!pod.finished()) {
                running.add(snapshot.workloadOf(pod));
            }
        }
        var seen = new HashSet<FlowEnd>();
        for (var key : flows.flows().keySet()) {
            seen.add(key.source());
            seen.add(key.destination());
        }
        var unseen = new TreeSet<>(running);
        seen.forEach(end -> workload(end, snapshot).ifPresent(unseen::remove));
        return new Coverage(flows.since(), flows.asOf(), flows.sources(), running.size(), List.copyOf(unseen));
    }

    private static Optional<ObjectRef> workload(FlowEnd end, ClusterSnapshot snapshot) {
        return switch (end) {
            case FlowEnd.OfPod(var ref) -> snapshot.pod(ref).map(snapshot::workloadOf);
            case FlowEnd.OfWorkload(var ref) -> Optional.of(snapshot.topOwner(ref));
            case FlowEnd.OfService _, FlowEnd.OfNode _, FlowEnd.OfAddress _, FlowEnd.OfName _, FlowEnd.Unknown _ ->
                Optional.empty();
        };
    }

    /// Is any source heard now?
    public boolean isLive() {
        return sources.stream().anyMatch(source -> source.status() instanceof SourceStatus.Live);
    }
}
