package dev.weft.flow.hubble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.fixture.Flowlab;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.link.Dial;
import dev.weft.flow.link.GrpcTarget;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Cilium's own observer counts 5,000 connections; we count the same.
@Tag("server")
class HubbleExactTest {
    private static final int SEED = 7;
    private static final int CONNECTIONS = 5000;

    @Test
    void everyEdgeHasTheVerdictConnectionsAndEventsThatFlowlabCounted() throws InterruptedException {
        var expected = Flowlab.expected(SEED, CONNECTIONS);
        try (var lab = Flowlab.start(
                "hubble", "--hold", "2s", "--connections", "5000", "--seed", "7", "--ring", "65535");
                var source = new HubbleFlowSource(
                        Dial.to(GrpcTarget.plain(lab.host(), lab.port())), InstantSource.system())) {
            var seen = new Gathered().from(source);
            seen.await("all events", () -> seen.events() >= expected.path("hubbleEvents").asLong());

            assertThat(Expectation.podEdges(seen)).isEqualTo(Expectation.podEdges(expected));
            assertThat(Expectation.edges(seen, expected)).isEqualTo(Expectation.edges(expected));
            assertThat(seen.events()).isEqualTo(expected.path("hubbleEvents").asLong());
            assertThat(policies(seen, expected)).isEqualTo(policies(expected));
            assertThat(dropReasons(seen, expected)).isEqualTo(dropReasons(expected));
            assertThat(requests(seen, expected)).isEqualTo(requests(expected));
            assertThat(encrypted(seen, expected)).containsExactly("ops/log-agent > mainframe TCP 6514 FORWARDED");
            assertThat(seen.sums().values()).allMatch(
                    sum -> sum.facts().security().mtls() == FlowFacts.Known.UNKNOWN);
            assertThat(names(seen)).contains("api.payments.example", "smtp.mail.example", "mx.mail.example");
            assertThat(seen.latest().detail()).startsWith("3 of 3 nodes, relay 1.20.2, ring 65,535 flows");
        }
    }

    @Test
    void theServiceThatWasDialledIsAFactOfTheEdgeAndNoPeerOfItsOwn() throws InterruptedException {
        var expected = Flowlab.expected(SEED, 1000);
        try (var lab = Flowlab.start(
                "hubble", "--hold", "2s", "--connections", "1000", "--seed", "7", "--ring", "65535");
                var source = new HubbleFlowSource(
                        Dial.to(GrpcTarget.plain(lab.host(), lab.port())), InstantSource.system())) {
            var seen = new Gathered().from(source);
            seen.await("all events", () -> seen.events() >= expected.path("hubbleEvents").asLong());
            for (var edge : expected.path("edges")) {
                if (edge.has("service") && edge.path("source").has("namespace") && !isHeadless(edge)) {
                    seen.sums().forEach((key, sum) -> {
                        if (Expectation.edge(key, expected).equals(Expectation.name(edge))
                                && Gathered.isPod(key.destination())) {
                            assertThat(sum.facts().service().map(ObjectRef::path))
                                    .as(Expectation.name(edge))
                                    .contains(edge.path("service").asString());
                        }
                    });
                }
            }
        }
    }

    /// Nobody dials a headless Service: its name leads to the pods.
    private static boolean isHeadless(JsonNode edge) {
        return edge.path("service").asString().equals("data/redis");
    }

    /// Those that allow, and those that deny; a deny by authentication (189) is named by no event.
    private static TreeMap<String, String> policies(JsonNode expected) {
        var found = new TreeMap<String, String>();
        for (var edge : expected.path("edges")) {
            boolean dropped = edge.path("verdict").asString().equals("DROPPED");
            var names = new TreeSet<String>();
            if (!dropped) {
                edge.path("egressAllowedBy").forEach(policy -> names.add("+" + label(policy)));
                edge.path("ingressAllowedBy").forEach(policy -> names.add("+" + label(policy)));
            }
            if (edge.path("dropReason").asInt() != DropReasons.AUTH_REQUIRED) {
                edge.path("deniedBy").forEach(policy -> names.add("-" + label(policy)));
            }
            if (!names.isEmpty() && edge.path("counted").path("connections").asLong() > 0) {
                found.put(Expectation.name(edge), String.join(" ", names));
            }
        }
        return found;
    }

    private static String label(JsonNode policy) {
        var namespace = policy.path("namespace").asString("");
        return policy.path("kind").asString() + " " + (namespace.isEmpty() ? "" : namespace + "/")
                + policy.path("name").asString();
    }

    private static TreeMap<String, String> policies(Gathered seen, JsonNode expected) {
        var found = new TreeMap<String, TreeSet<String>>();
        seen.sums().forEach((key, sum) -> {
            var names = found.computeIfAbsent(Expectation.edge(key, expected), _ -> new TreeSet<>());
            sum.facts().allowedBy().forEach(policy -> names.add("+" + policy.label()));
            sum.facts().deniedBy().forEach(policy -> names.add("-" + policy.label()));
        });
        var texts = new TreeMap<String, String>();
        found.forEach((edge, names) -> {
            if (!names.isEmpty()) {
                texts.put(edge, String.join(" ", names));
            }
        });
        return texts;
    }

    private static TreeMap<String, String> dropReasons(JsonNode expected) {
        var found = new TreeMap<String, String>();
        for (var edge : expected.path("edges")) {
            if (edge.has("dropReason") && edge.path("counted").path("connections").asLong() > 0) {
                found.put(Expectation.name(edge), DropReasons.words(edge.path("dropReason").asInt()));
            }
        }
        return found;
    }

    private static TreeMap<String, String> dropReasons(Gathered seen, JsonNode expected) {
        var found = new TreeMap<String, String>();
        seen.sums().forEach((key, sum) -> {
            if (key.verdict() == FlowVerdict.DROPPED) {
                found.put(Expectation.edge(key, expected), sum.facts().dropReason());
            }
        });
        return found;
    }

    private static TreeMap<String, String> requests(JsonNode expected) {
        var found = new TreeMap<String, String>();
        for (var edge : expected.path("edges")) {
            if (edge.path("counted").has("l7Requests")) {
                found.put(Expectation.name(edge), edge.path("counted").path("l7Requests").asLong() + ", "
                        + edge.path("counted").path("l7Errors").asLong(0) + " failed");
            }
        }
        return found;
    }

    private static TreeMap<String, String> requests(Gathered seen, JsonNode expected) {
        var sums = new TreeMap<String, Gathered.Sum>();
        seen.sums().forEach((key, sum) -> {
            if (sum.counts().requests().isPresent()) {
                sums.merge(Expectation.edge(key, expected), sum, Gathered.Sum::plus);
            }
        });
        var found = new TreeMap<String, String>();
        sums.forEach((edge, sum) -> found.put(edge, sum.counts().requests().getAsLong() + ", "
                + sum.counts().errors().getAsLong() + " failed"));
        return found;
    }

    private static TreeSet<String> encrypted(Gathered seen, JsonNode expected) {
        var found = new TreeSet<String>();
        seen.sums().forEach((FlowKey key, Gathered.Sum sum) -> {
            if (sum.facts().security().encrypted() == FlowFacts.Known.YES) {
                found.add(Expectation.edge(key, expected));
            }
        });
        return found;
    }

    private static TreeSet<String> names(Gathered seen) {
        var found = new TreeSet<String>();
        seen.sums().values().forEach(sum -> found.addAll(sum.facts().names()));
        return found;
    }
}
