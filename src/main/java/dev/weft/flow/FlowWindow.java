package dev.weft.flow;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What was observed since `since`, as of `asOf`.
public record FlowWindow(Instant since, Instant asOf, Map<FlowKey, FlowStats> flows, List<FlowSourceStatus> sources) {
    public static final FlowWindow EMPTY = new FlowWindow(Instant.EPOCH, Instant.EPOCH, Map.of(), List.of());

    public FlowWindow {
        flows = Map.copyOf(flows);
        sources = List.copyOf(sources);
    }
}
