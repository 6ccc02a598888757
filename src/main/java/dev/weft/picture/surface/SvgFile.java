package dev.weft.picture.surface;

import dev.weft.picture.Painting;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/// A picture as an SVG file: shapes as shapes, text as text, one group with an id for each overlay that paints
/// anything.
///
/// Source: "Scalable Vector Graphics (SVG) 1.1", which every viewer knows.
final class SvgFile {
    /// All as wide as the first; see [VectorText].
    private static final String FONTS = "Helvetica, Arial, 'Liberation Sans', Arimo, sans-serif";

    private SvgFile() {}

    static byte[] bytes(Painting painting, PictureFormat.Shot shot) {
        var bytes = new ByteArrayOutputStream();
        try {
            write(painting, shot, bytes);
        } catch (XMLStreamException impossible) { // memory takes everything
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Painting painting, PictureFormat.Shot shot, ByteArrayOutputStream bytes)
            throws XMLStreamException {
        var port = shot.state().viewport();
        var out = XMLOutputFactory.newDefaultFactory()
                .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        out.writeStartDocument("UTF-8", "1.0");
        out.writeCharacters("\n");
        out.writeStartElement("svg");
        out.writeDefaultNamespace("http://www.w3.org/2000/svg");
        out.writeAttribute("width", String.valueOf(port.width()));
        out.writeAttribute("height", String.valueOf(port.height()));
        out.writeAttribute("viewBox", "0 0 " + port.width() + " " + port.height());
        out.writeAttribute("role", "img");
        out.writeAttribute("font-family", FONTS);
        out.writeAttribute("stroke-linejoin", "round");
        out.writeCharacters("\n");
        out.writeStartElement("title");
        out.writeCharacters("Who may talk to whom: " + shot.title());
        out.writeEndElement();
        var layers = new SvgLayers(out);
        painting.paint(shot.frame(), shot.state(), layers::brush);
        layers.end();
        out.writeCharacters("\n");
        out.writeEndElement();
        out.writeEndDocument();
        out.writeCharacters("\n");
        out.close();
    }
}
