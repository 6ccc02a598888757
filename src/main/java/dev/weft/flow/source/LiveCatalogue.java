package dev.weft.flow.source;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowCatalogue;
import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowSource;
import dev.weft.flow.ReadPlan;
import dev.weft.flow.access.ClusterAccess;
import dev.weft.flow.goldmane.GoldmaneFlowSource;
import dev.weft.flow.hubble.HubbleFlowSource;
import dev.weft.flow.sockets.SocketTableFlowSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The flow sources of a live cluster: what its finders find, and the pods' own sockets last.
///
/// Threads: `offers` from one, `open` from any.
public final class LiveCatalogue implements FlowCatalogue {
    private final ClusterAccess access;
    private final InstantSource clock;
    private final List<Finder> finders;
    private volatile Map<String, Finder.Found> found = Map.of();

    /// Which verdicts are there and how exact the ends are decides the order.
    public LiveCatalogue(ClusterAccess access, InstantSource clock) {
        this(
                access, clock,
                List.of(
                        new HubbleOffer(dial -> new HubbleFlowSource(dial, clock)),
                        new GoldmaneOffer(dial -> new GoldmaneFlowSource(dial, clock)),
                        new PrometheusOffers(clock)));
    }

    LiveCatalogue(ClusterAccess access, InstantSource clock, List<Finder> finders) {
        this.access = access;
        this.clock = clock;
        this.finders = List.copyOf(finders);
    }

    /// Of two of one name, the first that may be used stands for both.
    @Override
    public List<FlowOffer> offers(ClusterSnapshot snapshot) throws InterruptedException {
        var sight = new Finder.Sight(snapshot, new Rights(access.reviews()), access);
        var all = new LinkedHashMap<String, Finder.Found>();
        for (var finder : finders) {
            for (var each : finder.find(sight)) {
                all.merge(each.offer().source(), each, LiveCatalogue::better);
            }
        }
        found = Map.copyOf(all);
        var offers = new ArrayList<FlowOffer>();
        all.values().forEach(each -> offers.add(each.offer()));
        offers.add(SocketsOffer.offer(sight));
        return List.copyOf(offers);
    }

    private static Finder.Found better(Finder.Found one, Finder.Found other) {
        return !one.offer().usable() && other.offer().usable() ? other : one;
    }

    @Override
    public Optional<FlowSource> open(String source, Set<String> consented) {
        return open(source, consented, Set.of());
    }

    @Override
    public Optional<FlowSource> open(String source, Set<String> consented, Set<String> secrets) {
        if (source.equals(SocketTableFlowSource.NAME)) {
            return consented.isEmpty() ? Optional.empty() : Optional.of(sockets(consented));
        }
        return Optional.ofNullable(found.get(source))
                .filter(there -> switch (there.offer().state()) {
                    case READY -> true;
                    case ASKS -> secrets.contains(source);
                    case FORBIDDEN, SILENT -> false;
                })
                .map(there -> new SourceAtStart(source, there.opening()));
    }

    private FlowSource sockets(Set<String> namespaces) {
        return new SocketTableFlowSource(
                access.shell(), namespaces, ReadPlan.Pace.GENTLE, clock);
    }
}
