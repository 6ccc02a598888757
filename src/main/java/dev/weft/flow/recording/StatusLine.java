package dev.weft.flow.recording;

import dev.weft.cluster.KindStatus;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.FlowSourceStatus;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// How well a flow source, or a kind of the cluster, was heard, as a JSON object and back.
final class StatusLine {
    private StatusLine() {}

    static void write(JsonGenerator json, FlowSourceStatus status) {
        json.writeStartObject();
        json.writeStringProperty("name", status.name());
        json.writeNumberProperty("lost", status.lost());
        json.writeStringProperty("detail", status.detail());
        state(json, status.status());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, KindStatus status) {
        var kind = status.kind();
        json.writeStartObject();
        json.writeStringProperty("group", kind.group());
        json.writeStringProperty("version", kind.version());
        json.writeStringProperty("kind", kind.kind());
        json.writeStringProperty("plural", kind.plural());
        json.writeBooleanProperty("namespaced", kind.namespaced());
        json.writeStringProperty("namespace", status.namespace());
        state(json, status.status());
        json.writeEndObject();
    }

    private static void state(JsonGenerator json, SourceStatus status) {
        json.writeStringProperty("state", status.word());
        switch (status) {
            case SourceStatus.Connecting(var detail) -> json.writeStringProperty("doing", detail);
            case SourceStatus.Live(var since) -> json.writeStringProperty("since", since.toString());
            case SourceStatus.Stale(var lastSeen, var cause) -> {
                json.writeStringProperty("lastSeen", lastSeen.toString());
                json.writeStringProperty("cause", cause);
            }
            case SourceStatus.Failed(var cause, var remedy) -> {
                json.writeStringProperty("cause", cause);
                json.writeStringProperty("remedy", remedy);
            }
            case SourceStatus.Absent _ -> {}
        }
    }

    static FlowSourceStatus source(JsonNode json) {
        return new FlowSourceStatus(
                text(json, "name"), state(json), json.path("lost").asLong(0), text(json, "detail"));
    }

    static KindStatus kind(JsonNode json) {
        var kind = new ResourceKind(
                text(json, "group"),
                text(json, "version"),
                text(json, "kind"),
                text(json, "plural"),
                json.path("namespaced").asBoolean(true));
        return new KindStatus(kind, text(json, "namespace"), state(json));
    }

    private static SourceStatus state(JsonNode json) {
        return switch (text(json, "state")) {
            case "connecting" -> new SourceStatus.Connecting(text(json, "doing"));
            case "live" -> new SourceStatus.Live(Instant.parse(text(json, "since")));
            case "stale" -> new SourceStatus.Stale(Instant.parse(text(json, "lastSeen")), text(json, "cause"));
            case "failed" -> new SourceStatus.Failed(text(json, "cause"), text(json, "remedy"));
            case "absent" -> new SourceStatus.Absent();
            default -> throw new IllegalArgumentException("no state: " + text(json, "state"));
        };
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asString("");
    }
}
