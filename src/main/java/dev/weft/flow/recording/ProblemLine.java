package dev.weft.flow.recording;

import dev.weft.cluster.Problem;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// What was wrong in the input of the cluster, as a JSON object and back.
final class ProblemLine {
    private ProblemLine() {}

    static void write(JsonGenerator json, Problem problem) {
        json.writeStartObject();
        json.writeStringProperty("severity", problem.severity().name());
        json.writeStringProperty("object", problem.place().object());
        json.writeStringProperty("path", problem.place().path());
        json.writeStringProperty("file", problem.place().file());
        json.writeNumberProperty("line", problem.place().line());
        json.writeStringProperty("message", problem.message());
        json.writeStringProperty("remedy", problem.remedy());
        json.writeEndObject();
    }

    static Problem read(JsonNode json) {
        return new Problem(
                Problem.Severity.valueOf(text(json, "severity")),
                new Problem.Place(
                        text(json, "object"), text(json, "path"), text(json, "file"), json.path("line").asInt(0)),
                text(json, "message"),
                text(json, "remedy"));
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asString("");
    }
}
