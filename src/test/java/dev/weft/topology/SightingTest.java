package dev.weft.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowRates;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.flow.PolicyWord;
import dev.weft.flow.Spark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SightingTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final FlowWindow LIVE_FOR_TEN_SECONDS = new FlowWindow(
            NOON.minusSeconds(900),
            NOON,
            Map.of(),
            List.of(new FlowSourceStatus("hubble", new SourceStatus.Live(NOON.minusSeconds(10)), 0, "")));

    private static Evidence.Observed seen(String pod, String by, FlowVerdict verdict, PolicyWord then, boolean now) {
        var key = new FlowKey(
                new FlowEnd.OfPod(ObjectRef.ofPod("shop", pod)),
                new FlowEnd.OfPod(ObjectRef.ofPod("shop", "db-0")),
                FlowTraffic.tcp(5432),
                verdict,
                by);
        var stats = new FlowStats(
                new FlowStats.Span(NOON.minusSeconds(5), NOON),
                FlowCounts.events(40).withConnections(20),
                FlowRates.NONE,
                FlowFacts.NONE,
                then,
                Spark.NONE);
        return new Evidence.Observed(key, stats, now, false);
    }

    private static Evidence.Observed allowed(String pod, String by) {
        return seen(pod, by, FlowVerdict.FORWARDED, PolicyWord.ALLOWED, true);
    }

    @Test
    void podsOfOneSourceAreTakenTogetherAndTwoSourcesNeverAdded() {
        var all = Sighting.of(
                List.of(allowed("web-0", "sockets"), allowed("web-1", "hubble"), allowed("web-0", "hubble")),
                LIVE_FOR_TEN_SECONDS);

        assertThat(all).extracting(seen -> seen.kind().by()).containsExactly("hubble", "sockets");
        assertThat(all).extracting(seen -> seen.counts().connections().orElseThrow()).containsExactly(40L, 20L);
    }

    @Test
    void aSourceThatCountsHasThePaceOfTheTimeForWhichItListened() {
        var pace = Sighting.of(List.of(allowed("web-0", "hubble")), LIVE_FOR_TEN_SECONDS).getFirst().rates();

        assertThat(pace.connections()).isEqualTo(OptionalDouble.of(2));
        assertThat(pace.requests()).as("nobody told of requests").isEmpty();
    }

    @Test
    void aDropThatPolicyAllowedIsADisagreement() {
        assertThat(seen("web-0", "hubble", FlowVerdict.DROPPED, PolicyWord.ALLOWED, true).disagreement())
                .isEqualTo(Optional.of(Disagreement.DROPPED_THOUGH_ALLOWED));
        assertThat(seen("web-0", "hubble", FlowVerdict.FORWARDED, PolicyWord.DENIED, false).disagreement())
                .isEqualTo(Optional.of(Disagreement.PASSED_THOUGH_DENIED));
    }

    @Test
    void aPolicyThatChangedSinceIsNoDisagreement() {
        assertThat(seen("web-0", "hubble", FlowVerdict.FORWARDED, PolicyWord.ALLOWED, false).disagreement()).isEmpty();
    }

    @Test
    void whatPolicyCannotSayAgreesWithEverything() {
        var unknown = seen("web-0", "hubble", FlowVerdict.FORWARDED, PolicyWord.UNKNOWN, false);
        assertThat(new Evidence.Observed(unknown.key(), unknown.stats(), false, true).disagreement()).isEmpty();
    }
}
