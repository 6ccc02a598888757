package dev.weft.flow.hubble;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowTraffic;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

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
        var from = pod(answer ? event.to : event.from);
        var to = pod(answer ? event.from : event.to);
        var edge = young.get(pair);
        if (edge == null) {
            edge = old.get(pair);
        }
        if (edge == null || differs(edge.sourcePod, from) || differs(edge.destinationPod, to)) {
            edge = make(event, answer, pair, from, to);
        }
        young.put(pair, edge);
        return edge;
    }

    private Edge make(HubbleEvent event, boolean answer, Pair pair, String from, String to) {
        var ends = new HubbleEnds(cluster.get());
        var service = answer ? event.sourceService : event.destinationService;
        return new Edge(
                ends.of(pair.source(), answer ? event.to : event.from, null),
                ends.of(pair.destination(), answer ? event.from : event.to, service),
                new FlowTraffic(pair.protocol(), pair.port()),
                from,
                to);
    }

    /// An event that does not name the pod is no word against the pod that was named before.
    private static boolean differs(String before, String now) {
        return !now.isEmpty() && !now.equals(before);
    }

    private static String pod(HubbleEvent.End end) {
        return end.pod.isEmpty() ? "" : end.namespace + "/" + end.pod;
    }
}
