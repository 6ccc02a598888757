package dev.weft.flow.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Asks a Prometheus which families it holds. Blocks, for seconds at worst.
record PrometheusProbe(PrometheusQueries queries) {
    private static final Duration STEP = Duration.ofMinutes(1);

    PrometheusSources.Found ask() throws PrometheusFailure, InterruptedException {
        var version = queries.version();
        var now = queries.now();
        var families = new ArrayList<PrometheusSources.There>();
        for (var family : MetricFamilies.ALL) {
            long series = queries.value(family.count()).orElse(0.0).longValue();
            if (series > 0) {
                families.add(new PrometheusSources.There(family, series, since(family, now)));
            }
        }
        return new PrometheusSources.Found(version, List.copyOf(families));
    }

    private Instant since(MetricFamily family, Instant now) throws PrometheusFailure, InterruptedException {
        return queries.first(family.count(), now, FamilyPoll.LONGEST, STEP).orElse(now);
    }
}
