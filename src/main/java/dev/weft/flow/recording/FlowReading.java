package dev.weft.flow.recording;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowRates;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.net.Protocol;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads what [FlowLine] wrote. Throws [IllegalArgumentException] or [java.time.DateTimeException] for what is no flow.
final class FlowReading {
    private FlowReading() {}

    static Flow read(JsonNode json) {
        var first = Instant.parse(text(json, "first"));
        var last = text(json, "last");
        return new Flow(
                key(json),
                first,
                last.isEmpty() ? first : Instant.parse(last),
                counts(json),
                json.has("rates") ? rates(json.path("rates")) : FlowRates.NONE,
                facts(json));
    }

    private static FlowKey key(JsonNode json) {
        var protocol = text(json, "protocol");
        return new FlowKey(
                end(text(json, "src")),
                end(text(json, "dst")),
                new FlowTraffic(
                        Protocol.named(protocol).orElseThrow(() -> new IllegalArgumentException(protocol)),
                        json.path("port").asInt(FlowTraffic.NO_PORT)),
                verdict(json),
                text(json, "by"));
    }

    private static FlowEnd end(String text) {
        return EndText.end(text).orElseThrow(() -> new IllegalArgumentException("no end: " + text));
    }

    private static FlowVerdict verdict(JsonNode json) {
        return FlowVerdict.valueOf(text(json, "verdict").toUpperCase(Locale.ROOT));
    }

    private static FlowCounts counts(JsonNode json) {
        return new FlowCounts(
                json.path("events").asLong(0),
                whole(json, "connections"),
                whole(json, "bytesOut"),
                whole(json, "bytesIn"),
                whole(json, "requests"),
                whole(json, "errors"));
    }

    private static FlowRates rates(JsonNode json) {
        return new FlowRates(
                number(json, "connections"),
                number(json, "requests"),
                number(json, "bytesOut"),
                number(json, "bytesIn"),
                number(json, "errorShare"),
                number(json, "latencyMillis"));
    }

    private static FlowFacts facts(JsonNode json) {
        return new FlowFacts(
                text(json, "note"),
                new FlowFacts.Security(known(json, "mtls"), known(json, "encrypted")),
                new FlowFacts.Policies(
                        refs(json.path("allowedBy")),
                        refs(json.path("deniedBy")),
                        text(json, "dropReason"),
                        json.has("staged") ? Optional.of(staged(json.path("staged"))) : Optional.empty()),
                new FlowFacts.Peer(texts(json.path("names")), service(text(json, "service"))),
                text(json, "request"));
    }

    private static FlowFacts.Staged staged(JsonNode json) {
        return new FlowFacts.Staged(verdict(json), refs(json.path("by")));
    }

    private static FlowFacts.Known known(JsonNode json, String field) {
        return json.has(field) ? FlowFacts.Known.valueOf(text(json, field)) : FlowFacts.Known.UNKNOWN;
    }

    private static Optional<ObjectRef> service(String path) {
        int slash = path.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : Optional.of(ObjectRef.ofService(path.substring(0, slash), path.substring(slash + 1)));
    }

    private static Set<ObjectRef> refs(JsonNode json) {
        var refs = new HashSet<ObjectRef>();
        json.forEach(item -> EndText.ref(item.asString("")).ifPresent(refs::add));
        return refs;
    }

    private static Set<String> texts(JsonNode json) {
        var texts = new HashSet<String>();
        json.forEach(item -> texts.add(item.asString("")));
        return texts;
    }

    private static OptionalLong whole(JsonNode json, String field) {
        return json.path(field).isNumber() ? OptionalLong.of(json.path(field).asLong(0)) : OptionalLong.empty();
    }

    private static OptionalDouble number(JsonNode json, String field) {
        return json.path(field).isNumber() ? OptionalDouble.of(json.path(field).asDouble(0)) : OptionalDouble.empty();
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asString("");
    }
}
