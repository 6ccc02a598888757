package dev.weft.flow.hubble;

import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// What flowlab says a client should see, and what was seen, in the same words.
final class Expectation {
    /// The packets of a Service without backends bear the Service's port; flowlab writes the port behind it.
    private static final String GHOST = "shop/ghost";

    private Expectation() {}

    /// `shop/web-0 > 10.0.0.1 TCP 80 FORWARDED` and connections.
    static Map<String, Long> podEdges(JsonNode expected) {
        var edges = new TreeMap<String, Long>();
        for (var edge : expected.path("podEdges")) {
            var name = "%s > %s %s %d %s".formatted(
                    edge.path("source").asString(), edge.path("destination").asString(),
                    edge.path("protocol").asString(), edge.path("port").asInt(), edge.path("verdict").asString());
            edges.merge(name.replaceAll("(10\\.96\\.\\S+ TCP) 8080", "$1 80"), edge.path("connections").asLong(),
                    Long::sum);
        }
        return edges;
    }

    static Map<String, Long> podEdges(Gathered seen) {
        var edges = new TreeMap<String, Long>();
        seen.sums().forEach((key, sum) -> {
            long connections = sum.counts().connections().orElse(0);
            if (connections > 0) {
                edges.merge(text(key.source()) + " > " + text(key.destination()) + " " + key.traffic() + " "
                        + verdict(key), connections, Long::sum);
            }
        });
        return edges;
    }

    private static String text(FlowEnd end) {
        return end.text();
    }

    private static String verdict(FlowKey key) {
        return switch (key.verdict()) {
            case FORWARDED -> "FORWARDED";
            case DROPPED -> "DROPPED";
            case AUDITED -> "AUDIT";
            case UNKNOWN -> "UNKNOWN";
        };
    }

    /// `shop/web > data/db TCP 80 FORWARDED`, connections and events.
    static Map<String, String> edges(JsonNode expected) {
        var edges = new TreeMap<String, String>();
        for (var edge : expected.path("edges")) {
            if (edge.path("counted").path("connections").asLong() > 0) {
                edges.put(name(edge), edge.path("counted").path("connections").asLong() + " connections, "
                        + edge.path("counted").path("hubbleEvents").asLong() + " events");
            }
        }
        return edges;
    }

    static String name(JsonNode edge) {
        boolean ghost = entity(edge.path("destination")).equals(GHOST);
        return "%s > %s %s %d %s".formatted(
                entity(edge.path("source")), entity(edge.path("destination")), edge.path("protocol").asString(),
                ghost ? 80 : edge.path("port").asInt(), edge.path("verdict").asString());
    }

    private static String entity(JsonNode end) {
        return end.has("namespace")
                ? end.path("namespace").asString() + "/" + end.path("name").asString()
                : end.path("name").asString();
    }

    static Map<String, String> edges(Gathered seen, JsonNode expected) {
        var sums = new TreeMap<String, Gathered.Sum>();
        seen.sums().forEach((key, sum) -> sums.merge(edge(key, expected), sum, Gathered.Sum::plus));
        var edges = new TreeMap<String, String>();
        sums.forEach((name, sum) -> edges.put(name, sum.counts().connections().orElse(0) + " connections, "
                + sum.counts().events() + " events"));
        return edges;
    }

    static String edge(FlowKey key, JsonNode expected) {
        return entity(key.source(), expected) + " > " + entity(key.destination(), expected) + " " + key.traffic() + " "
                + verdict(key);
    }

    /// The workload whose name a pod's begins with, or the outside peer with that address.
    private static String entity(FlowEnd end, JsonNode expected) {
        var text = end.text();
        if (text.matches("10\\.244\\.\\d\\.1")) {
            return "kubelet"; // each node's own address in its pods' network
        }
        if (text.startsWith("10.96.")) {
            return GHOST;
        }
        return StreamSupport.stream(expected.path("edges").spliterator(), false)
                .flatMap(edge -> java.util.stream.Stream.of(edge.path("source"), edge.path("destination")))
                .filter(party -> isOf(text, party))
                .map(Expectation::entity)
                .max(Comparator.comparing(String::length))
                .orElse(text);
    }

    private static boolean isOf(String text, JsonNode party) {
        if (party.has("namespace")) {
            return text.equals(entity(party)) || text.startsWith(entity(party) + "-");
        }
        return StreamSupport.stream(party.path("addresses").spliterator(), false)
                .anyMatch(address -> address.asString().equals(text));
    }
}
