package dev.weft.flow.hubble;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.hubble.event.HubbleEvent;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Socket events: a program dials a Service, and Cilium gives it a backend before the first packet. The first event
/// names the Service, the second the backend; neither knows the port of the program's side. So they are paired by
/// socket cookie, or in their order by pod, and wait at the edge to the backend for its next connection.
///
/// Those for which no connection comes (a datagram on a socket that is known already, or packets that were not seen) go
/// to the edge as it was decided last.
///
/// Threads: confined to one thread.
final class Dials {
    private static final int PRE_THERE = 1;
    private static final int PRE_BACK = 3;
    private static final int POST_BACK = 4;
    /// Of one pod, so many dials may be open at once before the eldest is given up.
    private static final int MOST_OPEN = 64;
    /// In all.
    private static final int MOST = 20_000;

    private record Dialler(IpAddress pod, long cookie) {}

    private record Open(HubbleEvent event, @Nullable ObjectRef service, int turn) {}

    private final Edges edges;
    private final Map<Dialler, ArrayDeque<Open>> open = new HashMap<>();
    private final Map<Dialler, Edge> answering = new HashMap<>();
    private final Set<Edge> waiting = new LinkedHashSet<>();
    private final ToTally toTally;
    private int turn;

    /// Puts events where an edge was decided last.
    interface ToTally {
        void add(Edge edge, FlowVerdict verdict, int events, long time);
    }

    Dials(Edges edges, ToTally toTally) {
        this.edges = edges;
        this.toTally = toTally;
    }

    void add(HubbleEvent event, Protocol protocol) {
        var dialler = new Dialler(Objects.requireNonNull(event.source), event.cookie);
        switch (event.socketPoint) {
            case PRE_THERE -> begin(dialler, event);
            case PRE_BACK -> {
                var edge = edges.of(event, false, protocol);
                if (answering.size() < MOST) {
                    answering.put(dialler, edge);
                }
                loose(edge, 1, event.time);
            }
            case POST_BACK -> {
                var edge = answering.remove(dialler);
                loose(edge == null ? edges.of(event, false, protocol) : edge, 1, event.time);
            }
            default -> end(dialler, event, protocol);
        }
    }

    private void begin(Dialler dialler, HubbleEvent event) {
        if (open.size() >= MOST) {
            turn();
        }
        var queue = open.computeIfAbsent(dialler, _ -> new ArrayDeque<>(2));
        if (queue.size() >= MOST_OPEN) {
            giveUp(queue.removeFirst());
        }
        queue.addLast(new Open(event, event.destinationService, turn));
    }

    private void end(Dialler dialler, HubbleEvent event, Protocol protocol) {
        var edge = edges.of(event, false, protocol);
        var queue = open.get(dialler);
        var begun = queue == null ? null : queue.pollFirst();
        if (queue != null && queue.isEmpty()) {
            open.remove(dialler);
        }
        edge.learnService(begun == null ? null : begun.service());
        wait(edge, begun == null ? 1 : 2, event.time);
    }

    private void wait(Edge edge, int events, long time) {
        edge.dialEvents += events;
        edge.dials++;
        edge.dialTurn = turn;
        edge.dialTime = time;
        waiting.add(edge);
    }

    /// The socket events of the connection that opens now.
    int take(Edge edge) {
        if (edge.dials == 0) {
            return 0;
        }
        int events = edge.dialEvents / edge.dials;
        edge.dialEvents -= events;
        edge.dials--;
        if (edge.dials == 0) {
            waiting.remove(edge);
        }
        return events;
    }

    /// Gives up what has waited since before the last turn.
    void turn() {
        turn++;
        for (var edge : new ArrayList<>(waiting)) {
            if (edge.dialTurn < turn - 1 || waiting.size() >= MOST) {
                loose(edge, edge.dialEvents, edge.dialTime);
                edge.dialEvents = 0;
                edge.dials = 0;
                waiting.remove(edge);
            }
        }
        for (var queue : open.values()) {
            while (!queue.isEmpty() && (queue.peekFirst().turn() < turn - 1 || open.size() >= MOST)) {
                giveUp(queue.removeFirst());
            }
        }
        open.values().removeIf(ArrayDeque::isEmpty);
        answering.clear();
    }

    /// No backend followed: the Service itself was dialled in vain.
    private void giveUp(Open dial) {
        var protocol = Objects.requireNonNull(dial.event().protocol);
        loose(edges.of(dial.event(), false, protocol), 1, dial.event().time);
    }

    private void loose(Edge edge, int events, long time) {
        toTally.add(edge, edge.latest, events, time);
    }
}
