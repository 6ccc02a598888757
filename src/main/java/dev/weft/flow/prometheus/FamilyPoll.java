package dev.weft.flow.prometheus;

import dev.weft.flow.Flow;
import dev.weft.flow.prometheus.PrometheusFailure.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rounds of questions about a family.
///
/// Threads: confined to the source's.
final class FamilyPoll {
    static final Duration SHORTEST = Duration.ofMinutes(1);
    /// Rates over more than this cost a Prometheus much, and say little of now.
    static final Duration LONGEST = Duration.ofHours(1);

    private final MetricFamily family;
    private final PrometheusQueries queries;
    private final Holdings holdings;

    /// By Prometheus' clock: its own time, and that of the newest sample of the family. `window` is over what rates can
    /// be taken, `shortest` the least that gives any.
    record Held(Instant now, Optional<Instant> newest, Duration window, Duration shortest) {
        boolean enough() {
            return window.compareTo(shortest) >= 0;
        }
    }

    /// `refused` are queries that were not answered, in words.
    record Heard(List<Flow> flows, long nameless, long beyond, List<String> refused) {
        static final Heard NOTHING = new Heard(List.of(), 0, 0, List.of());

        Heard {
            flows = List.copyOf(flows);
            refused = List.copyOf(refused);
        }
    }

    FamilyPoll(MetricFamily family, PrometheusQueries queries) {
        this.family = family;
        this.queries = queries;
        this.holdings = new Holdings(queries);
    }

    /// What there is to ask about. The window is as long as asked for, as Prometheus holds, and as rates need.
    Held held(Duration asked) throws PrometheusFailure, InterruptedException {
        var now = queries.now();
        var newest = queries.value(family.newest()).map(PrometheusQueries::at);
        var shortest = holdings.shortest(family);
        var wanted = asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
        var window = holdings.held(family.count(), now, wanted.compareTo(shortest) < 0 ? shortest : wanted);
        return new Held(now, newest, window, shortest);
    }

    /// `at` is when the flows were seen, by our clock. A query that is refused, or whose metric is too new for a rate,
    /// leaves its figure unknown; when all are refused, the first refusal is thrown.
    Heard ask(MetricEnds ends, Held held, Instant at) throws PrometheusFailure, InterruptedException {
        var reading = new FamilyReading(new EdgeReader(family, ends));
        var refused = new ArrayList<PrometheusFailure>();
        for (var query : family.queries()) {
            try {
                var window = holdings.held("count(" + query.metric() + ")", held.now(), held.window());
                if (window.compareTo(held.shortest()) >= 0) {
                    reading.add(query, queries.rows(family.promql(query, window)));
                }
            } catch (PrometheusFailure failure) {
                if (failure.reason() != Reason.QUESTION) {
                    throw failure;
                }
                refused.add(failure);
            }
        }
        if (refused.size() == family.queries().size()) {
            throw refused.getFirst();
        }
        var words = refused.stream().map(PrometheusFailure::cause).distinct().toList();
        return new Heard(reading.flows(at), reading.nameless(), reading.beyond(), words);
    }
}
