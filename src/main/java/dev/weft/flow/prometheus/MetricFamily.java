package dev.weft.flow.prometheus;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A family of metrics that tell of the same edges, as a table: what proves that it is there, which labels make an
/// edge, what to ask.
///
/// - `name`: the flow source's name.
/// - `adds`: what it shows, for people: `requests, errors, latency, mTLS; no ports`.
/// - `proof`: selectors of the metrics that carry it; one of them is enough.
public record MetricFamily(
        String name, String adds, List<String> proof, EdgeLabels labels, Reading reading, List<EdgeQuery> queries) {
    /// How its rows are read. `reporters` are the values of the label `reporter` that tell of one and the same traffic,
    /// the best first: only the best that is there counts. `answers` says that rows may stand for answers as well, so
    /// that of two rows of the same ends one may be no call.
    record Reading(List<String> reporters, List<RowRule> rules, boolean answers) {
        static final Reading PLAIN = new Reading(List.of(), List.of(), false);

        Reading {
            reporters = List.copyOf(reporters);
            rules = List.copyOf(rules);
        }
    }

    static final String REPORTER = "reporter";

    public MetricFamily {
        proof = List.copyOf(proof);
        queries = List.copyOf(queries);
    }

    String promql(EdgeQuery query, Duration window) {
        var more = reading.reporters().isEmpty() ? Set.<String>of() : Set.of(REPORTER);
        return query.promql()
                .replace("$by", labels.by(more))
                .replace("$window", window.toSeconds() + "s");
    }

    /// How many series there are; nothing where there are none.
    String count() {
        return "count(" + String.join(" or ", proof) + ")";
    }

    /// How many samples of a series there are in that time.
    String samples(Duration time) {
        return proof.stream()
                .map(each -> "count_over_time(" + each + "[" + time.toSeconds() + "s])")
                .collect(Collectors.joining(" or ", "max(", ")"));
    }

    /// When the newest sample was taken, in seconds since 1970. Source: `timestamp` of anything but a selector is the
    /// time of the question.
    String newest() {
        return proof.stream().map(each -> "timestamp(" + each + ")").collect(Collectors.joining(" or ", "max(", ")"));
    }
}
