package dev.weft.flow.source;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowCatalogue;
import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowSource;
import dev.weft.flow.demo.DemoFlowSource;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The demo cluster has its script, and nothing else.
public record DemoCatalogue(InstantSource clock) implements FlowCatalogue {
    private static final FlowOffer OFFER = new FlowOffer(
            DemoFlowSource.NAME,
            "the demo cluster",
            "scripted traffic: connections, bytes, drops",
            FlowOffer.State.READY,
            "");

    @Override
    public List<FlowOffer> offers(ClusterSnapshot snapshot) {
        return List.of(OFFER);
    }

    @Override
    public Optional<FlowSource> open(String source, Set<String> consented) {
        return source.equals(DemoFlowSource.NAME) ? Optional.of(new DemoFlowSource(clock)) : Optional.empty();
    }
}
