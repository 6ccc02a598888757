package dev.weft.cli.flows;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ServiceBackends;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowEnds;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How an end of a flow is called: the workload as in `list`, or with `pods` the pod's own name; a node, an address, a
/// name. A Service all of whose pods are one workload's is that workload, any other `svc/namespace/name`. A pod that
/// nobody knows keeps its own name.
final class EndNames {
    private final ClusterSnapshot snapshot;
    private final boolean pods;
    private final FlowEnds ends;
    private final ServiceBackends backends;
    private final Map<FlowEnd, String> names = new HashMap<>();

    EndNames(ClusterSnapshot snapshot, boolean pods) {
        this.snapshot = snapshot;
        this.pods = pods;
        this.ends = new FlowEnds(snapshot);
        this.backends = new ServiceBackends(snapshot);
    }

    String of(FlowEnd end) {
        return names.computeIfAbsent(end, this::name);
    }

    private String name(FlowEnd end) {
        return switch (end) {
            case FlowEnd.OfAddress(var address) -> {
                var behind = ends.at(address);
                yield behind instanceof FlowEnd.OfAddress ? behind.text() : name(behind);
            }
            case FlowEnd.OfPod(var pod) ->
                pods ? pod.path() : ends.workloadOf(pod).map(ObjectRef::id).orElse(pod.path());
            case FlowEnd.OfWorkload(var workload) -> snapshot.topOwner(workload).id();
            case FlowEnd.OfService(var service) -> pods ? end.text() : service(service, end.text());
            case FlowEnd.OfNode _, FlowEnd.OfName _, FlowEnd.Unknown _ -> end.text();
        };
    }

    private String service(ObjectRef service, String otherwise) {
        var behind = backends.pods(service).stream().map(snapshot::workloadOf).collect(Collectors.toSet());
        return behind.size() == 1 ? behind.iterator().next().id() : otherwise;
    }
}
