package dev.weft.flow.prometheus;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.SourceStatus;
import dev.weft.fixture.SeenFlows;
import dev.weft.flow.Flow;
import dev.weft.flow.prometheus.PrometheusFailure.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrometheusFlowSourceTest {
    private static final MetricFamily LINKERD = RecordedPrometheus.family("linkerd");
    private static final Instant RECORDED = Instant.ofEpochSecond(RecordedPrometheus.NOW);
    private static final PrometheusFlowSource.Pace QUICK =
            new PrometheusFlowSource.Pace(Duration.ofMillis(5), Duration.ofMillis(1));
    private static final ClusterSnapshot CLUSTER = cluster(deployment("loyalty/points", 1, "app=points"));

    private final RecordedPrometheus recorded = new RecordedPrometheus(LINKERD);
    private final AtomicReference<PrometheusFailure> fault = new AtomicReference<>();
    private final SeenFlows seen = new SeenFlows();
    private final List<PrometheusFlowSource> sources = new ArrayList<>();

    private void start(InstantSource clock) {
        var source = new PrometheusFlowSource(LINKERD, new PrometheusApi() {
            @Override
            public String get(String path) throws PrometheusFailure {
                var failure = fault.get();
                if (failure != null) {
                    throw failure;
                }
                return recorded.get(path);
            }

            @Override
            public String where() {
                return recorded.where();
            }
        }, QUICK, clock);
        sources.add(source);
        source.start(SeenFlows.context(CLUSTER, RecordedPrometheus.WINDOW), seen);
    }

    /// Goes on from there as time does.
    private static InstantSource from(Instant start) {
        long began = System.nanoTime();
        return () -> start.plusNanos(System.nanoTime() - began);
    }

    @AfterEach
    void end() {
        sources.forEach(PrometheusFlowSource::close);
    }

    @Test
    void itSaysWhatTheRatesAreOfAndHowOldTheyAre() throws Exception {
        start(from(RECORDED));

        assertThat(seen.await("live").detail()).isEqualTo(
                "2 edges from http://recorded:9090; rates over 30 min; newest sample 3 s old");
        assertThat(seen.flows()).extracting(Flow::last).containsOnly(RECORDED.minusSeconds(3));
    }

    @Test
    void nothingIsSentAgainWhileNoSampleCameIn() throws Exception {
        start(from(RECORDED));
        seen.await("live");
        Thread.sleep(60);

        assertThat(seen.flows()).hasSize(2);
    }

    @Test
    void aClockAnHourBehindIsToldAndItsTimesAreMoved() throws Exception {
        var ours = RECORDED.plus(Duration.ofHours(1));
        start(from(ours));

        assertThat(seen.await("live").detail()).contains("Prometheus' clock is 1 h behind: its times were moved");
        assertThat(seen.flows()).allSatisfy(flow ->
                assertThat(Duration.between(flow.last(), ours)).isLessThan(Duration.ofSeconds(4)));
    }

    @Test
    void whatWasHeardStaysWhenItFallsSilentAndComesBackAlive() throws Exception {
        start(from(RECORDED));
        seen.await("live");
        fault.set(new PrometheusFailure(Reason.SILENT, "it does not answer", "check that it runs"));

        var stale = seen.await("stale");
        assertThat(stale.detail()).isEqualTo("check that it runs");
        assertThat(((SourceStatus.Stale) stale.status()).cause()).isEqualTo("it does not answer");
        seen.clear();
        fault.set(null);
        seen.await("live");
    }

    @Test
    void whoMayNotAskIsToldWhichRightIsMissing() throws Exception {
        fault.set(PrometheusFailure.ofStatus(403, "", "Service mon/prometheus, port 9090",
                "run: kubectl auth can-i get services/proxy -n mon"));
        start(from(RECORDED));

        assertThat(seen.await("failed").status()).isEqualTo(new SourceStatus.Failed(
                "Service mon/prometheus, port 9090 refused (403)",
                "run: kubectl auth can-i get services/proxy -n mon"));
    }

    @Test
    void metricsThatAreScrapedNoMoreAreStale() throws Exception {
        recorded.with(LINKERD.newest(), RecordedPrometheus.one(RecordedPrometheus.NOW - 200));
        start(from(RECORDED));

        assertThat(((SourceStatus.Stale) seen.await("stale").status()).cause())
                .isEqualTo("the newest sample is 3 min old: Prometheus does not scrape it now");
    }

    @Test
    void aRefusedQueryCostsOnlyItsFigure() throws Exception {
        var latency = LINKERD.promql(LINKERD.queries().get(2), RecordedPrometheus.WINDOW);
        recorded.with(latency, "{\"status\":\"error\",\"error\":\"too many samples\"}");
        start(from(RECORDED));

        assertThat(seen.await("live").detail()).endsWith("a query was refused: too many samples");
        assertThat(seen.flows()).hasSize(2).allSatisfy(flow ->
                assertThat(flow.rates().latencyMillis()).isEmpty());
    }

    @Test
    void aSamplePaceOfMinutesWidensTheWindow() throws Exception {
        recorded.with(LINKERD.samples(Duration.ofMinutes(5)), RecordedPrometheus.one(5));
        var poll = new FamilyPoll(LINKERD, new PrometheusQueries(recorded));

        assertThat(poll.held(Duration.ofMinutes(1)).window()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void aProxysRequestIsKeptShort() throws Exception {
        var target = new PrometheusService.Target(ObjectRef.ofService("mon", "prometheus"), "9090", false, "");
        var paths = new AtomicReference<String>("");
        var api = new PrometheusService((service, port, https, path, limit) -> {
            if (path.length() > paths.get().length()) {
                paths.set(path);
            }
            return recorded.get(path);
        }, target, Duration.ofSeconds(1));
        for (var family : MetricFamilies.ALL) {
            var poll = new FamilyPoll(family, new PrometheusQueries(api));
            poll.ask(new MetricEnds(CLUSTER), poll.held(RecordedPrometheus.WINDOW), RECORDED);
        }

        assertThat(paths.get()).hasSizeLessThan(2_000);
    }
}
