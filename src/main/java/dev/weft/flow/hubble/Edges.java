package dev.weft.flow.hubble;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.hubble.event.HubbleEvent;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The edges that were heard of lately, by addresses and port, in two generations.
///
/// An address that has passed to another pod is another edge from then on.
///
/// Threads: confined to one thread.
final class Edges {
    /// More than this in one generation, and it turns early.
    static final int MOST = 50_000;

    private record Pair(IpAddress source, IpAddress destination, Protocol protocol, int port) {}

    private final Supplier<ClusterSnapshot> cluster;
    private Map<Pair, Edge> young = new HashMap<>();
    private Map<Pair, Edge> old = new HashMap<>();

    Edges(Supplier<ClusterSnapshot> cluster) {
        this.cluster = cluster;
    }

    boolean full() {
        return young.size() >= MOST;
    }

    void turn() {
        old = young;
        young = new HashMap<>();
    }

    /// `answer`: the event is one, so its destination asked.
    Edge of(HubbleEvent event, boolean answer, Protocol protocol) {
        var asker = Objects.requireNonNull(answer ? event.destination : event.source);
        var asked = Objects.requireNonNull(answer ? event.source : event.destination);
        int port = answer ? event.sourcePort : event.destinationPort;
        var pair = new Pair(asker, asked, protocol, port);
        var from = answer ? event.to : event.from;
        var to = answer ? event.from : event.to;
        var edge = young.get(pair);
        boolean promote = edge == null;
        if (promote) {
            edge = old.get(pair);
        }
        if (edge == null || differs(edge.from, from) || differs(edge.to, to)) {
            edge = make(answer ? event.sourceService : event.destinationService, pair, from, to);
            young.put(pair, edge);
        } else if (promote) {
            young.put(pair, edge);
        }
        return edge;
    }

    private Edge make(@Nullable ObjectRef service, Pair pair, HubbleEvent.End from, HubbleEvent.End to) {
        var ends = new HubbleEnds(cluster.get());
        return new Edge(
                ends.of(pair.source(), from, null),
                ends.of(pair.destination(), to, service),
                new FlowTraffic(pair.protocol(), pair.port()),
                from,
                to);
    }

    /// An event that does not name the pod is no word against the pod that was named before.
    private static boolean differs(HubbleEvent.End before, HubbleEvent.End now) {
        return !now.pod.isEmpty() && !(now.pod.equals(before.pod) && now.namespace.equals(before.namespace));
    }
}
