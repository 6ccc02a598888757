package dev.weft.picture.surface;

import dev.weft.picture.Brush;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// The groups of an SVG file, one after the other. A group opens with the first thing painted in it, so that none is
/// empty.
///
/// Threads: confined to the thread that paints.
final class SvgLayers {
    /// Of an element. `value` is not escaped yet.
    record Attribute(String name, String value) {}

    private final XMLStreamWriter out;
    private Optional<String> next = Optional.empty();
    private boolean open;

    SvgLayers(XMLStreamWriter out) {
        this.out = out;
    }

    /// For what is painted from now on. An earlier brush must not be used any more.
    Brush brush(String layer) {
        next = Optional.of(layer);
        return new SvgBrush(this);
    }

    void element(String name, Attribute... attributes) {
        write(() -> {
            begin();
            out.writeEmptyElement(name);
            for (var attribute : attributes) {
                out.writeAttribute(attribute.name(), attribute.value());
            }
        });
    }

    void text(String text, Attribute... attributes) {
        write(() -> {
            begin();
            out.writeStartElement("text");
            for (var attribute : attributes) {
                out.writeAttribute(attribute.name(), attribute.value());
            }
            out.writeCharacters(text);
            out.writeEndElement();
        });
    }

    /// Closes what is open.
    void end() {
        write(this::close);
    }

    private void begin() throws XMLStreamException {
        if (next.isPresent()) {
            close();
            out.writeCharacters("\n");
            out.writeStartElement("g");
            out.writeAttribute("id", next.get());
            next = Optional.empty();
            open = true;
        }
        out.writeCharacters("\n");
    }

    private void close() throws XMLStreamException {
        if (open) {
            out.writeCharacters("\n");
            out.writeEndElement();
            open = false;
        }
    }

    private interface Writing {
        void run() throws XMLStreamException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException impossible) { // memory takes everything
            throw new IllegalStateException(impossible);
        }
    }
}
