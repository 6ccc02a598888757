package dev.weft.picture.surface;

import dev.weft.picture.TextStyle;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.util.Optional;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;
import org.apache.pdfbox.util.Matrix;

/// Text on a PDF page whose y runs down: in Helvetica, which every reader has; letters that it does not have (arrows,
/// Greek, Cyrillic) in Liberation Sans, of which the file then carries what it uses; and all others as the outlines
/// that Java draws, which can be seen but not searched.
///
/// Threads: confined to the thread that paints.
final class PdfText {
    private final PDDocument document;
    private final PDPageContentStream page;
    private final PDFont regular;
    private final PDFont bold;
    private final TrueTypeFont liberation;
    private Optional<PDFont> more = Optional.empty();

    PdfText(PDDocument document, PDPageContentStream page) throws IOException {
        this.document = document;
        this.page = page;
        this.liberation = OwnFonts.install();
        this.regular = new PDType1Font(FontName.HELVETICA);
        this.bold = new PDType1Font(FontName.HELVETICA_BOLD);
    }

    private enum Way {
        HELVETICA,
        LIBERATION,
        OUTLINE
    }

    /// `x` is its left end, `y` its base line.
    void write(String text, double x, double y, TextStyle style) throws IOException {
        double at = x;
        int from = 0;
        while (from < text.length()) {
            var way = way(text.codePointAt(from));
            int to = from;
            while (to < text.length() && way(text.codePointAt(to)) == way) {
                to += Character.charCount(text.codePointAt(to));
            }
            var run = text.substring(from, to);
            switch (way) {
                case HELVETICA -> show(run, style.bold() ? bold : regular, at, y, style.size());
                case LIBERATION -> show(run, more(), at, y, style.size());
                case OUTLINE -> outline(run, at, y, style);
            }
            at += VectorText.of(style.bold()).width(run) * style.size();
            from = to;
        }
    }

    private Way way(int point) throws IOException {
        if (WinAnsiEncoding.INSTANCE.contains(GlyphList.getAdobeGlyphList().codePointToName(point))) {
            return Way.HELVETICA;
        }
        return liberation.getUnicodeCmapLookup().getGlyphId(point) > 0 ? Way.LIBERATION : Way.OUTLINE;
    }

    private PDFont more() throws IOException {
        if (more.isEmpty()) {
            more = Optional.of(PDType0Font.load(document, OwnFonts.liberation(), true));
        }
        return more.get();
    }

    private void show(String run, PDFont font, double x, double y, double size) throws IOException {
        page.beginText();
        page.setFont(font, (float) size);
        page.setTextMatrix(new Matrix(1, 0, 0, -1, (float) x, (float) y));
        page.showText(run);
        page.endText();
    }

    private void outline(String run, double x, double y, TextStyle style) throws IOException {
        double scale = style.size() / 1000;
        var path = VectorText.of(style.bold()).outline(run);
        boolean any = false;
        var points = new double[6];
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(points);
            for (int i = 0; i < points.length; i += 2) {
                points[i] = x + points[i] * scale;
                points[i + 1] = y + points[i + 1] * scale;
            }
            segment(kind, points);
            any = true;
        }
        if (any) {
            page.fill();
        }
    }

    private double lastX;
    private double lastY;

    private void segment(int kind, double[] to) throws IOException {
        switch (kind) {
            case PathIterator.SEG_MOVETO -> page.moveTo((float) to[0], (float) to[1]);
            case PathIterator.SEG_LINETO -> page.lineTo((float) to[0], (float) to[1]);
            case PathIterator.SEG_QUADTO -> {
                // PDF has cubic curves alone
                page.curveTo(
                        (float) (lastX + (to[0] - lastX) * 2 / 3), (float) (lastY + (to[1] - lastY) * 2 / 3),
                        (float) (to[2] + (to[0] - to[2]) * 2 / 3), (float) (to[3] + (to[1] - to[3]) * 2 / 3),
                        (float) to[2], (float) to[3]);
            }
            case PathIterator.SEG_CUBICTO -> page.curveTo(
                    (float) to[0], (float) to[1], (float) to[2], (float) to[3], (float) to[4], (float) to[5]);
            default -> page.closePath();
        }
        int end = kind == PathIterator.SEG_CUBICTO ? 4 : kind == PathIterator.SEG_QUADTO ? 2 : 0;
        lastX = to[end];
        lastY = to[end + 1];
    }
}
