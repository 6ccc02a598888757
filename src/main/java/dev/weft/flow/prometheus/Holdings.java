package dev.weft.flow.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How far back samples go, so that a rate is never taken over a time of which Prometheus holds a part only: it would
/// be too low.
///
/// Threads: confined to the source's.
/// Cost: a range query for each metric, asked again only for a longer window, and after [#TRUST].
final class Holdings {
    private static final int STEPS = 30;
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(15);
    private static final Duration TRUST = Duration.ofMinutes(5);
    /// Scrapes are further apart than this nowhere: Prometheus itself forgets a series after that time.
    private static final Duration LOOK = Duration.ofMinutes(5);
    /// A rate needs two samples, and one may be missing.
    private static final int SAMPLES = 3;

    private record Since(Instant first, Instant asked, Duration span) {
        boolean tells(Instant now, Duration wanted) {
            return Duration.between(asked, now).compareTo(TRUST) < 0
                    && !now.isBefore(asked)
                    && (wanted.compareTo(span) <= 0 || first.isAfter(asked.minus(span).plus(step(span))));
        }
    }

    private final PrometheusQueries queries;
    private final Map<String, Since> known = new HashMap<>();

    Holdings(PrometheusQueries queries) {
        this.queries = queries;
    }

    /// For how long the result of `count` is held without a gap at the beginning, `wanted` at most; zero when not at
    /// all. `now` is by Prometheus' clock.
    Duration held(String count, Instant now, Duration wanted) throws PrometheusFailure, InterruptedException {
        var since = known.get(count);
        if (since == null || !since.tells(now, wanted)) {
            var first = queries.first(count, now, wanted, step(wanted)).orElse(now);
            since = new Since(first, now, wanted);
            known.put(count, since);
        }
        var held = Duration.between(since.first(), now);
        return held.compareTo(wanted) < 0 ? held : wanted;
    }

    /// The shortest window in which every series has samples enough, a minute at least.
    Duration shortest(MetricFamily family) throws PrometheusFailure, InterruptedException {
        Optional<Double> samples = queries.value(family.samples(LOOK));
        long apart = Math.round(LOOK.toSeconds() / Math.max(1, samples.orElse((double) LOOK.toSeconds())));
        var needed = Duration.ofSeconds(apart * SAMPLES);
        return needed.compareTo(FamilyPoll.SHORTEST) < 0 ? FamilyPoll.SHORTEST : needed;
    }

    private static Duration step(Duration span) {
        var step = span.dividedBy(STEPS);
        return step.compareTo(SHORTEST_STEP) < 0 ? SHORTEST_STEP : step;
    }
}
