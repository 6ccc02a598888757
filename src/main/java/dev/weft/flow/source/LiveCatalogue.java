package dev.weft.flow.source;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowCatalogue;
import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowSource;
import dev.weft.flow.access.ClusterAccess;
import dev.weft.flow.sockets.SocketTableFlowSource;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The flow sources of a live cluster.
public final class LiveCatalogue implements FlowCatalogue {
    private static final FlowOffer SOCKETS = new FlowOffer(
            SocketTableFlowSource.NAME,
            "the pods themselves",
            "connections and unanswered attempts; no bytes, a sample",
            FlowOffer.State.ASKS,
            "");
    private final ClusterAccess access;
    private final InstantSource clock;

    public LiveCatalogue(ClusterAccess access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<FlowOffer> offers(ClusterSnapshot snapshot) {
        return List.of(SOCKETS);
    }

    @Override
    public Optional<FlowSource> open(String source, Set<String> consented) {
        return source.equals(SocketTableFlowSource.NAME) && !consented.isEmpty()
                ? Optional.of(new SocketTableFlowSource(
                        access.shell(), consented, SocketTableFlowSource.Pace.GENTLE, clock))
                : Optional.empty();
    }
}
