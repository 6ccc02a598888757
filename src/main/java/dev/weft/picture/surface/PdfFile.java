package dev.weft.picture.surface;

import dev.weft.picture.Painting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/// A picture as a PDF file of one page, as large as the picture is on a screen of 96 pixels an inch.
final class PdfFile {
    private static final float POINTS_A_PIXEL = 0.75f;
    /// Readers refuse a longer side. Source: ISO 32000-1, annex C, "implementation limits".
    private static final float LONGEST = 14_400;

    private PdfFile() {}

    static byte[] bytes(Painting painting, PictureFormat.Shot shot) {
        var bytes = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.setDocumentId(0L); // else the time of writing: the same picture is the same file
            document.setDocumentInformation(about(shot));
            paint(document, painting, shot);
            document.save(bytes);
        } catch (IOException impossible) { // memory takes everything
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static PDDocumentInformation about(PictureFormat.Shot shot) {
        var about = new PDDocumentInformation();
        about.setTitle("Who may talk to whom: " + shot.title());
        about.setCreator("Weft");
        return about;
    }

    private static void paint(PDDocument document, Painting painting, PictureFormat.Shot shot) throws IOException {
        var port = shot.state().viewport();
        float scale = Math.min(POINTS_A_PIXEL, LONGEST / Math.max(port.width(), port.height()));
        var page = new PDPage(new PDRectangle(port.width() * scale, port.height() * scale));
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.transform(new Matrix(scale, 0, 0, -scale, 0, port.height() * scale));
            content.setLineJoinStyle(1);
            var brush = new PdfBrush(content, new PdfText(document, content));
            painting.paint(shot.frame(), shot.state(), _ -> brush);
        }
    }
}
