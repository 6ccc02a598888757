package dev.weft.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The events of a YAML parser to [Span]s of the first document that holds anything.
final class SpanReader {
    private final String text;
    private final int offset;
    private final boolean astral;
    private final Iterator<Event> events;

    private SpanReader(String text, TextParts.Part part) {
        this.text = text;
        this.offset = startOfLine(text, part.firstLine());
        this.astral = part.text().codePointCount(0, part.text().length()) != part.text().length();
        var settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        this.events = new Parse(settings).parseString(part.text()).iterator();
    }

    /// Empty where the text is no YAML, or holds more than one document.
    static Optional<Span> read(String text) {
        // what this reader does not bound (nesting, aliases) the other one has refused
        if (ManifestYaml.read("", text).documents().size() != 1) {
            return Optional.empty();
        }
        try {
            var parts = TextParts.of(text);
            return parts.size() == 1 ? new SpanReader(text, parts.getFirst()).document() : Optional.empty();
        } catch (Trouble | YamlEngineException unreadable) {
            return Optional.empty();
        }
    }

    private static int startOfLine(String text, int line) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at;
    }

    private Optional<Span> document() {
        while (events.hasNext()) {
            if (events.next() instanceof DocumentStartEvent) {
                return Optional.of(span(events.next()));
            }
        }
        return Optional.empty();
    }

    private Span span(Event event) {
        return switch (event) {
            case MappingStartEvent start -> fields(start);
            case SequenceStartEvent start -> items(start);
            case ScalarEvent scalar -> new Span.Leaf(from(scalar), Math.max(from(scalar), trimmed(to(scalar))), false);
            case AliasEvent alias -> new Span.Leaf(from(alias), to(alias), true);
            default -> throw new Trouble(0, "is not YAML", "check the text");
        };
    }

    private Span fields(MappingStartEvent start) {
        var entries = new ArrayList<Span.Entry>();
        var event = events.next();
        for (; !(event instanceof MappingEndEvent); event = events.next()) {
            var key = event instanceof ScalarEvent scalar ? scalar.getValue() : "";
            var name = span(event);
            entries.add(new Span.Entry(key, name.from(), name.to(), span(events.next())));
        }
        boolean flow = start.getFlowStyle() == FlowStyle.FLOW;
        int end = flow || entries.isEmpty() ? to(event) : entries.getLast().end();
        return new Span.Fields(from(start), end, flow, List.copyOf(entries));
    }

    private Span items(SequenceStartEvent start) {
        var items = new ArrayList<Span>();
        var event = events.next();
        for (; !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(span(event));
        }
        boolean flow = start.getFlowStyle() == FlowStyle.FLOW;
        int end = flow || items.isEmpty() ? to(event) : items.getLast().to();
        return new Span.Items(from(start), end, flow, List.copyOf(items));
    }

    private int from(Event event) {
        return place(event.getStartMark());
    }

    private int to(Event event) {
        return place(event.getEndMark());
    }

    /// Marks count code points.
    private int place(Optional<Mark> mark) {
        int index = mark.map(Mark::getIndex).orElse(0);
        return astral ? text.offsetByCodePoints(offset, index) : offset + index;
    }

    /// A block of text ends where its last line does.
    private int trimmed(int to) {
        int end = Math.min(to, text.length());
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
