package dev.weft.flow.recording;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowRates;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/// Writes a flow as one JSON object. What the source does not know is left out.
final class FlowLine {
    private final JsonGenerator json;

    private FlowLine(JsonGenerator json) {
        this.json = json;
    }

    static void write(JsonGenerator json, Flow flow) {
        var line = new FlowLine(json);
        json.writeStartObject();
        line.key(flow.key());
        line.text("first", flow.first().toString());
        if (!flow.last().equals(flow.first())) {
            line.text("last", flow.last().toString());
        }
        line.counts(flow.counts());
        line.rates(flow.rates());
        line.facts(flow.facts());
        json.writeEndObject();
    }

    private void key(FlowKey key) {
        text("src", EndText.of(key.source()));
        text("dst", EndText.of(key.destination()));
        text("protocol", key.traffic().protocol().name());
        json.writeNumberProperty("port", key.traffic().port());
        text("verdict", key.verdict().word());
        text("by", key.by());
    }

    private void counts(FlowCounts counts) {
        json.writeNumberProperty("events", counts.events());
        number("connections", counts.connections());
        number("bytesOut", counts.bytesOut());
        number("bytesIn", counts.bytesIn());
        number("requests", counts.requests());
        number("errors", counts.errors());
    }

    private void rates(FlowRates rates) {
        if (rates.isEmpty()) {
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

    private void facts(FlowFacts facts) {
        text("note", facts.note());
        known("mtls", facts.security().mtls());
        known("encrypted", facts.security().encrypted());
        refs("allowedBy", facts.allowedBy());
        refs("deniedBy", facts.deniedBy());
        text("dropReason", facts.dropReason());
        texts("names", facts.names());
        facts.service().ifPresent(service -> text("service", service.path()));
        text("request", facts.request());
        facts.staged().ifPresent(staged -> {
            json.writeObjectPropertyStart("staged");
            text("verdict", staged.verdict().word());
            refs("by", staged.by());
            json.writeEndObject();
        });
    }

    private void known(String field, FlowFacts.Known known) {
        if (known != FlowFacts.Known.UNKNOWN) {
            text(field, known.name());
        }
    }

    private void refs(String field, Collection<ObjectRef> refs) {
        texts(field, new TreeSet<>(refs).stream().map(EndText::of).toList());
    }

    private void texts(String field, Collection<String> texts) {
        if (!texts.isEmpty()) {
            json.writeArrayPropertyStart(field);
            texts.stream().sorted().forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private void text(String field, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty(field, value);
        }
    }

    private void number(String field, OptionalLong value) {
        value.ifPresent(known -> json.writeNumberProperty(field, known));
    }

    private void number(String field, OptionalDouble value) {
        value.ifPresent(known -> json.writeNumberProperty(field, known));
    }
}
