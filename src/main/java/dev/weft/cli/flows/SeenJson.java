package dev.weft.cli.flows;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowRates;
import dev.weft.flow.FlowTraffic;
import java.util.Collection;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The fields of one edge in JSON, the same in a summary and in a line. What the source does not know is null.
final class SeenJson {
    private final JsonGenerator json;

    SeenJson(JsonGenerator json) {
        this.json = json;
    }

    void write(Seen seen) {
        json.writeStartObject();
        key(seen.key());
        counts(seen.counts());
        facts(seen.facts());
        text("policyWord", seen.word().name().toLowerCase(Locale.ROOT));
        rates(seen.rates());
        text("first", seen.times().first().toString());
        text("last", seen.times().last().toString());
        json.writeEndObject();
    }

    private void key(Seen.Key key) {
        text("src", key.source());
        text("dst", key.destination());
        text("protocol", key.traffic().protocol().name());
        if (key.traffic().port() == FlowTraffic.NO_PORT) {
            json.writeNullProperty("port");
        } else {
            json.writeNumberProperty("port", key.traffic().port());
        }
        text("verdict", key.verdict().word());
        text("source", key.by());
    }

    private void counts(FlowCounts counts) {
        number("connections", counts.connections());
        json.writeNumberProperty("events", counts.events());
        number("bytes", counts.bytes());
        number("bytesOut", counts.bytesOut());
        number("bytesIn", counts.bytesIn());
        number("requests", counts.requests());
        number("errors", counts.errors());
    }

    private void facts(FlowFacts facts) {
        known("mtls", facts.security().mtls());
        known("encrypted", facts.security().encrypted());
        policies("policies", Stream.of(facts.allowedBy(), facts.deniedBy()).flatMap(Collection::stream));
        policies("allowedBy", facts.allowedBy().stream());
        policies("deniedBy", facts.deniedBy().stream());
        textOrNull("dropReason", facts.dropReason());
        texts("names", facts.names().stream());
        text("service", facts.service().map(ObjectRef::path).orElse(null));
        textOrNull("request", facts.request());
        staged(facts);
        textOrNull("note", facts.note());
    }

    private void staged(FlowFacts facts) {
        facts.staged().ifPresentOrElse(
                staged -> {
                    json.writeObjectPropertyStart("staged");
                    text("verdict", staged.verdict().word());
                    policies("policies", staged.by().stream());
                    json.writeEndObject();
                },
                () -> json.writeNullProperty("staged"));
    }

    private void rates(FlowRates rates) {
        if (rates.isEmpty()) {
            json.writeNullProperty("rates");
            return;
        }
        json.writeObjectPropertyStart("rates");
        number("connections", rates.connections());
        number("requests", rates.requests());
        number("bytesOut", rates.bytesOut());
        number("bytesIn", rates.bytesIn());
        number("errorShare", rates.errorShare());
        number("latencyMillis", rates.latencyMillis());
        json.writeEndObject();
    }

    /// `true`, `false`, `"partly"`, or null.
    private void known(String field, FlowFacts.Known known) {
        switch (known) {
            case YES -> json.writeBooleanProperty(field, true);
            case NO -> json.writeBooleanProperty(field, false);
            case PARTLY -> json.writeStringProperty(field, "partly");
            case UNKNOWN -> json.writeNullProperty(field);
        }
    }

    private void policies(String field, Stream<ObjectRef> policies) {
        texts(field, policies.map(ObjectRef::label).distinct());
    }

    private void texts(String field, Stream<String> texts) {
        json.writeArrayPropertyStart(field);
        texts.sorted().forEach(json::writeString);
        json.writeEndArray();
    }

    private void textOrNull(String field, String value) {
        text(field, value.isEmpty() ? null : value);
    }

    private void text(String field, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(field);
        } else {
            json.writeStringProperty(field, value);
        }
    }

    private void number(String field, OptionalLong value) {
        value.ifPresentOrElse(
                known -> json.writeNumberProperty(field, known), () -> json.writeNullProperty(field));
    }

    private void number(String field, OptionalDouble value) {
        value.ifPresentOrElse(
                known -> json.writeNumberProperty(field, known), () -> json.writeNullProperty(field));
    }
}
