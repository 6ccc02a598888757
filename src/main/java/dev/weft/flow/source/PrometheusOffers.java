package dev.weft.flow.source;

import dev.weft.flow.FlowOffer;
import dev.weft.flow.access.ClusterAccess;
import dev.weft.flow.prometheus.PrometheusApi;
import dev.weft.flow.prometheus.PrometheusFailure;
import dev.weft.flow.prometheus.PrometheusService;
import dev.weft.flow.prometheus.PrometheusSources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the Prometheis of a cluster tell: an offer for each family of metrics that one of them holds. A family that
/// several hold is taken from the likeliest.
///
/// They are asked through the API server's proxy; where that does not reach them, or is not allowed, through a
/// port-forward.
///
/// Threads: confined to one.
final class PrometheusOffers implements Finder {
    private static final String ADDS = "requests, bytes or connections of workloads, where an agent counts them";
    /// Of a cluster with more, the rest is not asked: each that is silent costs the limit.
    private static final int ASKED = 6;
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration QUERY_LIMIT = Duration.ofSeconds(20);
    /// What was found is believed so long at most: counting series is work for a large Prometheus.
    private static final Duration BELIEVED = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Map<PrometheusPlaces.Candidate, Known> known = new HashMap<>();

    /// Which families a candidate holds, and whether it is reached by the proxy.
    private record Known(Instant asked, boolean byProxy, PrometheusSources.Found answer) {
        /// As long as it has stood already: families are asked for one after the other, so of a Prometheus that was
        /// started a moment ago some may have been missed.
        boolean believed(Instant now) {
            var stood = answer.unchanged();
            return now.isBefore(asked.plus(stood.compareTo(BELIEVED) < 0 ? stood : BELIEVED));
        }

        List<PrometheusSources.There> families() {
            return answer.families();
        }
    }

    PrometheusOffers(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public List<Found> find(Sight sight) throws InterruptedException {
        var candidates = PrometheusPlaces.in(sight.snapshot()).stream().limit(ASKED).toList();
        known.keySet().retainAll(candidates);
        var found = new ArrayList<Found>();
        var names = new HashSet<String>();
        Optional<FlowOffer> refused = Optional.empty();
        for (var candidate : candidates) {
            var refusal = ask(candidate, sight);
            refused = refused.or(() -> refusal);
            var answer = known.get(candidate);
            if (answer != null) {
                answer.families().stream()
                        .filter(there -> names.add(there.family().name()))
                        .forEach(there -> found.add(found(candidate, answer, there, sight.access())));
            }
        }
        if (found.isEmpty()) {
            refused.ifPresent(offer -> found.add(new Found(offer, _ -> {
                throw new IllegalStateException("an offer that is not usable was opened");
            })));
        }
        return found;
    }

    private Found found(
            PrometheusPlaces.Candidate candidate, Known answer, PrometheusSources.There there, ClusterAccess access) {
        var name = there.family().name();
        var where = candidate.text() + (answer.byProxy() ? "" : ", by port-forward");
        var offer = new FlowOffer(name, where, there.family().adds(), FlowOffer.State.READY, "");
        return new Found(offer, context -> {
            PrometheusApi api = answer.byProxy()
                    ? proxied(candidate, access, QUERY_LIMIT)
                    : new PrometheusThroughPod(place(candidate), context::cluster, access.tunnels(), QUERY_LIMIT);
            return PrometheusSources.of(api, clock).open(name).orElseThrow();
        });
    }

    /// Empty when it answers, or is something else that only bears the name.
    private Optional<FlowOffer> ask(PrometheusPlaces.Candidate candidate, Sight sight) throws InterruptedException {
        var before = known.get(candidate);
        if (before != null && before.believed(clock.instant())) {
            return Optional.empty();
        }
        var right = sight.rights().missing("get", "services/proxy", candidate.service().namespace(), "");
        var byProxy = right.isEmpty()
                ? probe(candidate, true, proxied(candidate, sight.access(), LIMIT))
                : Optional.of(offer(candidate, FlowOffer.State.FORBIDDEN, right.get()));
        if (byProxy.isEmpty() || candidate.https()) {
            return byProxy;
        }
        if (sight.rights().missingUpgrade("pods/portforward", candidate.service().namespace()).isPresent()) {
            return byProxy;
        }
        var tunnelled = new PrometheusThroughPod(
                place(candidate), sight::snapshot, sight.access().tunnels(), LIMIT);
        return probe(candidate, false, tunnelled).isEmpty() ? Optional.empty() : byProxy;
    }

    /// Remembers what it answers; an offer that says why when it does not.
    private Optional<FlowOffer> probe(PrometheusPlaces.Candidate candidate, boolean byProxy, PrometheusApi api)
            throws InterruptedException {
        try {
            var answer = PrometheusSources.of(api, clock).probe();
            known.put(candidate, new Known(clock.instant(), byProxy, answer));
            return Optional.empty();
        } catch (PrometheusFailure failure) {
            known.remove(candidate);
            return switch (failure.reason()) {
                case STRANGER -> Optional.empty();
                case FORBIDDEN -> Optional.of(offer(candidate, FlowOffer.State.FORBIDDEN, failure.remedy()));
                case SILENT, QUESTION -> Optional.of(offer(
                        candidate, FlowOffer.State.SILENT, failure.cause() + ": " + failure.remedy()));
            };
        }
    }

    private static FlowOffer offer(PrometheusPlaces.Candidate candidate, FlowOffer.State state, String remedy) {
        return new FlowOffer(PrometheusSources.WORD, candidate.text(), ADDS, state, remedy);
    }

    private static PrometheusApi proxied(
            PrometheusPlaces.Candidate candidate, ClusterAccess access, Duration limit) {
        return new PrometheusService(
                access.proxy(),
                new PrometheusService.Target(candidate.service(), candidate.portText(), candidate.https(), ""),
                limit);
    }

    private static Place place(PrometheusPlaces.Candidate candidate) {
        return new Place.OfService(candidate.service(), candidate.port());
    }
}
