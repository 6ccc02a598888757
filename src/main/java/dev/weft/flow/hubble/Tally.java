package dev.weft.flow.hubble;

import dev.weft.flow.Flow;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowRates;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What came in for one key since it was sent last.
///
/// Threads: confined to one thread.
final class Tally {
    private static final long NANOS = 1_000_000_000L;

    final FlowKey key;
    final EdgeFacts facts;
    /// Is in the list of those to be sent?
    boolean waiting;

    private long first;
    private long last;
    private long events;
    private long connections;
    private long requests;
    private long errors;
    private boolean anyRequest;
    private @Nullable Latencies latencies;

    Tally(Edge edge, FlowKey key) {
        this.key = key;
        this.facts = new EdgeFacts(edge, key.verdict());
    }

    void add(long number, long time) {
        if (events == 0 || time < first) {
            first = time;
        }
        last = events == 0 ? time : Math.max(last, time);
        events += number;
    }

    void connection() {
        connections++;
    }

    /// An answered request.
    void request(boolean failed) {
        requests++;
        errors += failed ? 1 : 0;
        anyRequest = true;
    }

    void latency(long nanos) {
        if (latencies == null) {
            latencies = new Latencies();
        }
        latencies.add(nanos);
    }

    /// What came since the last call, with times moved by `shift`.
    Flow take(Duration shift, boolean correlates) {
        var counts = FlowCounts.events(events).withConnections(connections);
        var flow = new Flow(
                key,
                instant(first).plus(shift),
                instant(last).plus(shift),
                anyRequest ? counts.withRequests(requests, errors) : counts,
                rates(),
                facts.get(correlates));
        events = 0;
        connections = 0;
        requests = 0;
        errors = 0;
        waiting = false;
        return flow;
    }

    private FlowRates rates() {
        if (latencies == null) {
            return FlowRates.NONE;
        }
        var none = OptionalDouble.empty();
        return new FlowRates(none, none, none, none, none, OptionalDouble.of(latencies.percentile95()));
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }
}
