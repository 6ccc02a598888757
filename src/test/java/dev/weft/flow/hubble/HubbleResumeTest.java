package dev.weft.flow.hubble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Flowlab;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.link.GrpcTarget;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// After a break nothing is counted twice, and nothing is missing that the server still has.
@Tag("server")
class HubbleResumeTest {
    @Test
    void resetsInTheMiddleChangeNoCount() throws Exception {
        var expected = Flowlab.expected(7, 3000);
        try (var lab = Flowlab.start(
                        "hubble", "--hold", "2s", "--connections", "3000", "--seed", "7", "--ring", "65535");
                var proxy = Flowlab.start("proxy", "--to", lab.target(), "--fault", "reset-after=1500ms");
                var source = HubbleLab.source(proxy)) {
            var seen = new Gathered().from(source);
            seen.await("all events", () -> seen.events() >= expected.path("hubbleEvents").asLong());
            seen.awaitStatus("stale");
            Thread.sleep(3000); // two more resets, each with its overlap
            assertThat(seen.events()).isEqualTo(expected.path("hubbleEvents").asLong());
            assertThat(Expectation.podEdges(seen)).isEqualTo(Expectation.podEdges(expected));
        }
    }

    @Test
    void whoComesLateGetsWhatTheRingHolds() throws Exception {
        var expected = Flowlab.expected(7, 1000);
        try (var lab = Flowlab.start("hubble", "--connections", "1000", "--seed", "7", "--ring", "65535")) {
            Thread.sleep(4000); // all is over by then
            try (var source = HubbleLab.source(lab)) {
                var seen = new Gathered().from(source);
                seen.await("all events", () -> seen.events() >= expected.path("hubbleEvents").asLong());
                assertThat(Expectation.podEdges(seen)).isEqualTo(Expectation.podEdges(expected));
            }
        }
    }

    /// The verdict of a connection needs the events of both nodes, so both must pass the filter.
    @Test
    void aFilterForAPodLeavesItsEdgesWhole() throws Exception {
        var expected = Flowlab.expected(7, 1000);
        try (var lab = Flowlab.start(
                "hubble", "--hold", "2s", "--connections", "1000", "--seed", "7", "--ring", "65535")) {
            try (var source = HubbleLab.source(lab)) {
                var seen = new Gathered();
                seen.filter(new FlowFilter.Term(FlowFilter.Side.FROM, FlowFilter.Field.NAMESPACE, "shop", false),
                        new FlowFilter.Term(FlowFilter.Side.TO, FlowFilter.Field.PORT, "6379", false));
                seen.from(source);
                long events = events(expected, "shop/cart", 6379) + events(expected, "shop/ads", 6379);
                seen.await("all events", () -> eventsTo(seen, 6379) >= events);
                assertThat(eventsTo(seen, 6379)).isEqualTo(events);
                assertThat(seen.sums().keySet()).noneMatch(key -> key.verdict() == FlowVerdict.FORWARDED
                        && key.traffic().port() != 6379);
            }
        }
    }

    @Test
    void theRealRelayInFrontOfThreeAgentsIsHeard() throws Exception {
        try (var lab = Flowlab.start(
                        "agents", "--listen", "127.0.0.1:24245", "--first-port", "24344", "--rate", "300");
                var source = HubbleLab.source(GrpcTarget.plain(lab.host(), lab.port()))) {
            var seen = new Gathered().from(source);
            seen.awaitStatus(status -> status.detail().startsWith("3 of 3 nodes, relay 1.20.2"));
            seen.await("flows of two nodes", () -> seen.connections() > 200);
            assertThat(seen.like("edge/gateway.* > shop/frontend.* TCP 8080 forwarded")).isNotEmpty();
            seen.await("a drop", () -> !seen.like(".* > data/.* TCP (5432|6379) dropped").isEmpty());
        }
    }

    private static long eventsTo(Gathered seen, int port) {
        return seen.sums().entrySet().stream()
                .filter(entry -> entry.getKey().traffic().port() == port)
                .mapToLong(entry -> entry.getValue().counts().events())
                .sum();
    }

    private static long events(tools.jackson.databind.JsonNode expected, String from, int port) {
        long events = 0;
        for (var edge : expected.path("edges")) {
            var source = edge.path("source");
            if (edge.path("port").asInt() == port
                    && from.equals(source.path("namespace").asString("") + "/" + source.path("name").asString())) {
                events += edge.path("counted").path("hubbleEvents").asLong();
            }
        }
        return events;
    }
}
