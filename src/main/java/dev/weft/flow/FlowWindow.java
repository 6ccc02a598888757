package dev.weft.flow;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What was observed since `since`, as of `asOf`. `offers` are the sources that the cluster has, the best first.
public record FlowWindow(
        Instant since,
        Instant asOf,
        Map<FlowKey, FlowStats> flows,
        List<FlowSourceStatus> sources,
        List<FlowOffer> offers) {
    public static final FlowWindow EMPTY =
            new FlowWindow(Instant.EPOCH, Instant.EPOCH, Map.of(), List.of(), List.of());

    public FlowWindow {
        flows = Map.copyOf(flows);
        sources = List.copyOf(sources);
        offers = List.copyOf(offers);
    }

    /// No offers were asked for.
    public FlowWindow(Instant since, Instant asOf, Map<FlowKey, FlowStats> flows, List<FlowSourceStatus> sources) {
        this(since, asOf, flows, sources, List.of());
    }
}
