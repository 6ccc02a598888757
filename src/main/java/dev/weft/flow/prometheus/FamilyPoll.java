package dev.weft.flow.prometheus;

import dev.weft.flow.Flow;
import dev.weft.flow.prometheus.PrometheusFailure.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One round of questions about a family.
record FamilyPoll(MetricFamily family, PrometheusQueries queries) {
    static final Duration SHORTEST = Duration.ofMinutes(1);
    /// Rates over more than this cost a Prometheus much, and say little of now.
    static final Duration LONGEST = Duration.ofHours(1);
    private static final int STEPS = 30;
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(15);

    /// By Prometheus' clock: its own time, that of the newest sample of the family, and how far back samples go, within
    /// the window that was asked for.
    record Held(Instant now, Optional<Instant> newest, Duration window) {}

    /// `refused` are queries that were not answered, in words.
    record Heard(List<Flow> flows, long nameless, long beyond, List<String> refused) {
        Heard {
            flows = List.copyOf(flows);
            refused = List.copyOf(refused);
        }
    }

    /// What there is to ask about. The window is as long as asked for and as Prometheus holds, and never so short that a
    /// rate had but one sample.
    Held held(Duration asked) throws PrometheusFailure, InterruptedException {
        var now = queries.now();
        var newest = queries.value(family.newest()).map(PrometheusQueries::at);
        var wanted = longer(SHORTEST, shorter(asked, LONGEST));
        var step = longer(SHORTEST_STEP, wanted.dividedBy(STEPS));
        var first = queries.first(family.count(), now, wanted, step);
        var window = longer(SHORTEST, first.map(since -> Duration.between(since, now)).orElse(wanted));
        return new Held(now, newest, shorter(window, wanted));
    }

    /// `at` is when the flows were seen, by our clock. A query that is refused leaves its figure unknown; when none is
    /// answered, the first refusal is thrown.
    Heard ask(MetricEnds ends, Duration window, Instant at) throws PrometheusFailure, InterruptedException {
        var reading = new FamilyReading(new EdgeReader(family, ends));
        var refused = new ArrayList<PrometheusFailure>();
        for (var query : family.queries()) {
            try {
                reading.add(query, queries.rows(family.promql(query, window)));
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

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
