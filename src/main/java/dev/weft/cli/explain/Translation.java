package dev.weft.cli.explain;

import dev.weft.cli.Answer;
import dev.weft.cluster.ServiceBackends.Backend;
import dev.weft.policy.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One backend of a Service: what a connection to the Service becomes, and how that fares. `answer` is absent where
/// there is nothing to evaluate.
record Translation(Backend backend, String end, Verdict verdict, Optional<Answer> answer) {
    /// How many backends fare how, of those that get connections.
    record Sum(int all, int allowed, int denied, int unknown) {
        /// `allowed to 2 of 3 backends, denied to 1`.
        String words() {
            var words = new StringBuilder("allowed to %d of %d %s".formatted(
                    allowed, all, all == 1 ? "backend" : "backends"));
            if (denied > 0) {
                words.append(", denied to ").append(denied);
            }
            if (unknown > 0) {
                words.append(", unknown to ").append(unknown);
            }
            return words.toString();
        }
    }

    /// Those that get connections: the ready ones; when none is, all, as they are what the Service will have.
    static List<Translation> serving(List<Translation> all) {
        var ready = all.stream().filter(translation -> translation.backend.ready()).toList();
        return ready.isEmpty() ? all : ready;
    }

    static Sum sum(List<Translation> all) {
        var serving = serving(all);
        return new Sum(
                serving.size(),
                count(serving, Verdict.Allowed.class),
                count(serving, Verdict.Denied.class),
                count(serving, Verdict.Unknown.class));
    }

    private static int count(List<Translation> all, Class<? extends Verdict> verdict) {
        return (int) all.stream().filter(translation -> verdict.isInstance(translation.verdict)).count();
    }

    /// A Service may do what all its backends may, as a workload may what all its replicas may. `all` is not empty.
    static Translation worst(List<Translation> all) {
        return serving(all).stream()
                .min(Comparator.comparingInt(translation -> rank(translation.verdict)))
                .orElseThrow();
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Denied _ -> 0;
            case Verdict.Unknown _ -> 1;
            case Verdict.Allowed _ -> 2;
        };
    }
}
