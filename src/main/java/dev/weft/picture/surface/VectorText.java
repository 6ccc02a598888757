package dev.weft.picture.surface;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.PathIterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.fontbox.afm.FontMetrics;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;

/// How wide text is in files that others show: in Helvetica, as Arial, Liberation Sans and Arimo are just as wide.
/// Letters that Helvetica does not have are measured as Java draws them.
///
/// Threads: may be used from any thread.
final class VectorText {
    private static final FontRenderContext FRACTIONAL = new FontRenderContext(null, true, true);
    private static final float MEASURE = 1000;
    private static final VectorText REGULAR = new VectorText("Helvetica", Font.PLAIN);
    private static final VectorText BOLD = new VectorText("Helvetica-Bold", Font.BOLD);

    private final FontMetrics metrics;
    private final Font font;
    private final Map<Integer, Double> widths = new ConcurrentHashMap<>();

    private VectorText(String name, int style) {
        this.metrics = Standard14Fonts.getAFM(name);
        this.font = new Font(Font.SANS_SERIF, style, 1).deriveFont(MEASURE);
    }

    static VectorText of(boolean bold) {
        return bold ? BOLD : REGULAR;
    }

    /// At a font of one pixel's height.
    double width(String text) {
        return text.codePoints().mapToDouble(point -> widths.computeIfAbsent(point, this::measure)).sum();
    }

    private double measure(int point) {
        float width = metrics.getCharacterWidth(GlyphList.getAdobeGlyphList().codePointToName(point));
        return (width > 0 ? width : font.getStringBounds(Character.toString(point), FRACTIONAL).getWidth()) / MEASURE;
    }

    /// The letters as an outline around their base line, at a font of 1000 pixels' height, y down.
    PathIterator outline(String text) {
        return font.createGlyphVector(FRACTIONAL, text).getOutline().getPathIterator(null);
    }

    /// Without what no file may hold: control characters and halves of characters become `\u001B`.
    static String legal(String text) {
        return text.codePoints().allMatch(VectorText::isLegal)
                ? text
                : text.codePoints()
                        .mapToObj(point ->
                                isLegal(point) ? Character.toString(point) : "\\u%04X".formatted(point))
                        .collect(Collectors.joining());
    }

    /// Source: XML 1.0, "Characters"; of the legal ones, those that change how others are read are left out too.
    private static boolean isLegal(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
