package dev.weft.flow.prometheus;

import dev.weft.flow.FlowSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The flow sources that one Prometheus can be: one for each family of metrics, so that figures of two are never added.
public record PrometheusSources(PrometheusApi api, InstantSource clock) {
    /// The word of the command line for all of them.
    public static final String WORD = "prometheus";
    private static final Duration STEP = Duration.ofMinutes(1);

    /// A family that is there, in so many series, `since` when (by Prometheus' clock; an hour back at most).
    public record There(MetricFamily family, long series, Instant since) {}

    /// As of `asked`, by Prometheus' clock. `version` is empty where it is not told.
    public record Found(String version, Instant asked, List<There> families) {
        public Found {
            families = List.copyOf(families);
        }

        /// How long nothing has been added to what is there; zero when there is nothing. To the minute.
        public Duration unchanged() {
            return families.stream()
                    .map(there -> Duration.between(there.since(), asked))
                    .min(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
        }
    }

    public static PrometheusSources of(PrometheusApi api, InstantSource clock) {
        return new PrometheusSources(api, clock);
    }

    /// Which families are there. Blocks, for seconds at worst.
    public Found probe() throws PrometheusFailure, InterruptedException {
        var queries = new PrometheusQueries(api);
        var version = queries.version();
        var now = queries.now();
        var families = new ArrayList<There>();
        for (var family : MetricFamilies.ALL) {
            long series = queries.value(family.count()).orElse(0.0).longValue();
            if (series > 0) {
                var since = queries.first(family.count(), now, FamilyPoll.LONGEST, STEP).orElse(now);
                families.add(new There(family, series, since));
            }
        }
        return new Found(version, now, families);
    }

    /// Those of all families that are there, not started yet, the one that tells most first.
    public List<FlowSource> open() throws PrometheusFailure, InterruptedException {
        return probe().families().stream().map(there -> source(there.family())).toList();
    }

    /// That of one family, by the source's name, without asking whether it is there.
    public Optional<FlowSource> open(String name) {
        return MetricFamilies.ALL.stream()
                .filter(family -> family.name().equals(name))
                .map(this::source)
                .findFirst();
    }

    private FlowSource source(MetricFamily family) {
        return new PrometheusFlowSource(family, api, PrometheusFlowSource.Pace.USUAL, clock);
    }

    /// All names that sources of a Prometheus may have.
    public static Stream<String> names() {
        return MetricFamilies.ALL.stream().map(MetricFamily::name);
    }
}
