package dev.weft.cli;

import dev.weft.cluster.Problem;
import dev.weft.net.TrafficSet;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// The pieces of JSON that several commands write alike, written as they come: nothing is collected.
public final class Json implements AutoCloseable {
    private final JsonGenerator generator;
    private final PrintWriter out;

    public Json(PrintWriter out) {
        this.out = out;
        this.generator = JsonMapper.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .writerWithDefaultPrettyPrinter()
                .createGenerator(out);
    }

    public JsonGenerator generator() {
        return generator;
    }

    public void text(String field, @Nullable String value) {
        if (value == null) {
            generator.writeNullProperty(field);
        } else {
            generator.writeStringProperty(field, value);
        }
    }

    /// Null for an empty text: what is not known is null.
    public void textOrNull(String field, String value) {
        text(field, value.isEmpty() ? null : value);
    }

    /// Null for a line that is not known.
    public void line(int line) {
        if (line > 0) {
            generator.writeNumberProperty("line", line);
        } else {
            generator.writeNullProperty("line");
        }
    }

    /// `{"TCP": [[80, 80], [443, 445]]}`: ranges inclusive, sorted, merged.
    public void traffic(String field, TrafficSet traffic) {
        generator.writeObjectPropertyStart(field);
        traffic.ports().forEach((protocol, ports) -> {
            generator.writeArrayPropertyStart(protocol.name());
            ports.ranges().forEach(range -> {
                generator.writeStartArray();
                generator.writeNumber(range.first());
                generator.writeNumber(range.last());
                generator.writeEndArray();
            });
            generator.writeEndArray();
        });
        generator.writeEndObject();
    }

    public void problems(List<Problem> problems) {
        generator.writeArrayPropertyStart("problems");
        for (var problem : problems) {
            generator.writeStartObject();
            text("severity", ProblemLines.word(problem));
            text("object", problem.place().object());
            text("path", problem.place().path());
            text("message", problem.message());
            text("remedy", problem.remedy());
            textOrNull("file", problem.place().file());
            line(problem.place().line());
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    /// Ends the text with a line feed; the writer stays open.
    @Override
    public void close() {
        generator.close();
        out.println();
    }
}
