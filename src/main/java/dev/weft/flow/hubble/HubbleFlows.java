package dev.weft.flow.hubble;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.hubble.event.HubbleEvent;
import dev.weft.flow.hubble.event.Tuples;
import dev.weft.net.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// From events to edges.
///
/// One connection is many events, on two nodes: it is counted once, when its first packet is seen, and all its events
/// (answers, socket events and requests too) belong to the edge from who asked to who was asked. The verdict belongs to
/// the connection: dropped beats audited beats forwarded. A packet that left for a pod of another node is not forwarded
/// yet: its connection is undecided until the arrival, an answer or a drop is seen, and what it had so far is held
/// back; when none comes, its verdict is unknown.
///
/// A connection that was told as forwarded and is dropped later counts once more, as dropped.
///
/// Source: Cilium, flow.proto and pkg/hubble/parser.
///
/// Threads: confined to one thread. Cost: `add` O(1).
final class HubbleFlows {
    static final String NAME = "hubble";
    private static final long SECOND = 1_000_000_000L;
    private static final FlowVerdict[] VERDICTS = {
        FlowVerdict.UNKNOWN, FlowVerdict.FORWARDED, FlowVerdict.AUDITED, FlowVerdict.DROPPED
    };

    private final Supplier<ClusterSnapshot> cluster;
    private final Connections connections = new Connections();
    private final Edges edges;
    private final Dials dials;
    private final List<Tally> waiting = new ArrayList<>();
    private boolean correlates;
    private long portless;
    private long undirected;

    HubbleFlows(Supplier<ClusterSnapshot> cluster) {
        this.cluster = cluster;
        this.edges = new Edges(cluster);
        this.dials = new Dials(edges, this::tell);
    }

    /// Events without ports (ICMP), or without addresses: no edges.
    long portless() {
        return portless;
    }

    /// Events of which nobody says who asked: no edges.
    long undirected() {
        return undirected;
    }

    void add(HubbleEvent event) {
        var protocol = event.protocol;
        if (protocol == null || event.source == null || event.destination == null || event.destinationPort == 0) {
            portless++;
            return;
        }
        if (connections.full() || edges.full()) {
            turn();
        }
        if (event.type == HubbleEvent.SOCK) {
            dials.add(event, protocol);
            return;
        }
        int told = Direction.told(event);
        boolean known = told != Direction.UNKNOWN && find(event, told == Direction.BACK, protocol);
        if (told == Direction.UNKNOWN) {
            told = settle(event, protocol);
            known = told != Direction.UNKNOWN && find(event, told == Direction.BACK, protocol);
        }
        if (told == Direction.UNKNOWN) {
            undirected++;
            return;
        }
        take(event, told == Direction.BACK, known, protocol);
    }

    /// Who asked, where the event does not say.
    private int settle(HubbleEvent event, Protocol protocol) {
        if (find(event, false, protocol)) {
            return Direction.THERE;
        }
        if (find(event, true, protocol)) {
            return Direction.BACK;
        }
        int way = Direction.listening(event, cluster.get(), protocol);
        if (way == Direction.UNKNOWN) {
            way = Direction.guessed(event);
            if (way != Direction.UNKNOWN) {
                edges.of(event, way == Direction.BACK, protocol).learnGuessed();
            }
        }
        return way;
    }

    @SuppressWarnings("NullAway") // `add` has looked at both addresses
    private boolean find(HubbleEvent event, boolean answer, Protocol protocol) {
        var from = answer ? event.destination : event.source;
        var to = answer ? event.source : event.destination;
        int fromPort = answer ? event.destinationPort : event.sourcePort;
        int toPort = answer ? event.sourcePort : event.destinationPort;
        one = Tuples.first(from, fromPort, to, toPort, protocol);
        two = Tuples.second(from, fromPort, to, toPort);
        return connections.find(one, two);
    }

    private long one;
    private long two;

    private void take(HubbleEvent event, boolean answer, boolean known, Protocol protocol) {
        if (!known) {
            connections.put(one, two, edges.of(event, answer, protocol));
        }
        boolean syn = protocol == Protocol.TCP && !answer && event.has(HubbleEvent.SYN) && !event.has(HubbleEvent.ACK);
        int dialled = 0;
        if (syn ? opens(event) : !known && protocol != Protocol.TCP) {
            if (known) {
                forget(connections.edge(), connections.release(), connections.last(), false);
                connections.reopen(edges.of(event, answer, protocol));
            }
            connections.mark(Connections.OPENED);
            dialled = dials.take(connections.edge());
        }
        if (event.has(HubbleEvent.FIN) || event.has(HubbleEvent.RST)) {
            connections.mark(Connections.CLOSED);
        }
        connections.at(event.time);
        learn(connections.edge(), event, answer);
        decide(event, answer, dialled);
    }

    /// A SYN on ports that were in use before is another connection only when that one was over: else it is the same
    /// SYN, seen by another node or sent again.
    private boolean opens(HubbleEvent event) {
        return !connections.is(Connections.OPENED)
                || (connections.is(Connections.CLOSED) && event.time > connections.last() + SECOND);
    }

    private void learn(Edge edge, HubbleEvent event, boolean answer) {
        edge.learnNames(answer ? event.sourceNames : event.destinationNames);
        if (edge.toPod()) {
            edge.learnService(answer ? event.sourceService : event.destinationService);
        }
        if (event.encrypted) {
            edge.learnEncrypted();
        }
        if (event.authType == 1) {
            edge.learnAuthenticated();
        }
        correlates |= !event.allowedBy.isEmpty() || !event.deniedBy.isEmpty();
    }

    private void decide(HubbleEvent event, boolean answer, int dialled) {
        var edge = connections.edge();
        byte said = Evidence.of(event, answer, edge.toPod());
        if (said > connections.verdict()) {
            connections.decide(said);
        }
        byte verdict = connections.verdict();
        if (verdict == Connections.HELD) {
            connections.hold();
            for (int i = 0; i < dialled; i++) {
                connections.hold();
            }
            edge.heldAllowed.addAll(event.allowedBy);
            return;
        }
        var tally = tally(edge, VERDICTS[verdict]);
        edge.latest = tally.key.verdict();
        tally.add(connections.release() + dialled + 1L, event.time);
        if (connections.is(Connections.OPENED) && !connections.is(Connections.COUNTED)) {
            connections.mark(Connections.COUNTED);
            tally.connection();
        }
        describe(tally, edge, event, answer);
    }

    private static void describe(Tally tally, Edge edge, HubbleEvent event, boolean answer) {
        var facts = tally.facts;
        if (!edge.heldAllowed.isEmpty()) {
            facts.allowedBy(edge.heldAllowed);
            edge.heldAllowed.clear();
        }
        facts.allowedBy(event.allowedBy);
        facts.deniedBy(event.deniedBy);
        facts.dropReason(event.dropReason);
        if (event.type == HubbleEvent.L7) {
            requests(tally, event, answer);
        }
    }

    private static void requests(Tally tally, HubbleEvent event, boolean answer) {
        if (event.http && answer) {
            tally.request(event.failed);
            tally.facts.request(event.code == 0 ? event.request : event.request + " " + event.code);
        } else if (!event.http) {
            tally.facts.request(event.request);
        }
        if (answer && event.latencyNanos > 0) {
            tally.latency(event.latencyNanos);
        }
    }

    private Tally tally(Edge edge, FlowVerdict verdict) {
        var tally = edge.tally(verdict);
        if (!tally.waiting) {
            tally.waiting = true;
            waiting.add(tally);
        }
        return tally;
    }

    private void forget(Edge edge, int events, long time, boolean opened) {
        if (events > 0) {
            var tally = tally(edge, FlowVerdict.UNKNOWN);
            tally.add(events, time);
            if (opened) {
                tally.connection();
            }
        }
    }

    private void tell(Edge edge, FlowVerdict verdict, int events, long time) {
        if (events > 0) {
            tally(edge, verdict).add(events, time);
        }
    }

    /// Forgets connections that were quiet since the last turn; call it twice a minute.
    void turn() {
        connections.turn(this::forget);
        dials.turn();
        edges.turn();
    }

    /// Sends what came since the last call, with times moved by `shift`; returns how many edges that were.
    int flush(Consumer<Flow> sink, Duration shift) {
        int edgesSent = waiting.size();
        for (var tally : waiting) {
            sink.accept(tally.take(shift, correlates));
        }
        waiting.clear();
        return edgesSent;
    }
}
