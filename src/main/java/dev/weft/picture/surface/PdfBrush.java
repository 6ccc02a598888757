package dev.weft.picture.surface;

import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/// A brush that writes the content of a PDF page whose y runs down.
///
/// Threads: confined to the thread that paints.
final class PdfBrush implements Brush {
    /// How far the two middle points of a curve stand from its ends, for a quarter of a circle of radius 1.
    private static final double QUARTER = 0.5523;

    private final PDPageContentStream page;
    private final PdfText letters;
    private final Map<Integer, PDExtendedGraphicsState> opacities = new HashMap<>();
    private int opacity = 255;

    PdfBrush(PDPageContentStream page, PdfText letters) {
        this.page = page;
        this.letters = letters;
    }

    private interface Drawn {
        void run() throws IOException;
    }

    private void draw(Colour colour, Drawn drawn) {
        if (colour.alpha() == 0) {
            return;
        }
        try {
            if (colour.alpha() != opacity) {
                opacity = colour.alpha();
                page.setGraphicsStateParameters(opacities.computeIfAbsent(opacity, PdfBrush::opacity));
            }
            drawn.run();
        } catch (IOException impossible) { // memory takes everything
            throw new UncheckedIOException(impossible);
        }
    }

    private static PDExtendedGraphicsState opacity(int alpha) {
        var state = new PDExtendedGraphicsState();
        state.setStrokingAlphaConstant(alpha / 255f);
        state.setNonStrokingAlphaConstant(alpha / 255f);
        return state;
    }

    @Override
    public void stroke(Shape shape, Stroke stroke) {
        draw(stroke.colour(), () -> {
            var colour = stroke.colour();
            page.setStrokingColor(colour.red() / 255f, colour.green() / 255f, colour.blue() / 255f);
            page.setLineWidth((float) stroke.width());
            var dash = stroke.dash();
            var lengths = new float[dash.count()];
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] = (float) dash.length(i);
            }
            page.setLineDashPattern(lengths, 0);
            if (outline(shape)) {
                page.stroke();
            }
        });
    }

    @Override
    public void fill(Shape shape, Colour colour) {
        draw(colour, () -> {
            page.setNonStrokingColor(colour.red() / 255f, colour.green() / 255f, colour.blue() / 255f);
            if (!(shape instanceof Shape.Line) && outline(shape)) {
                page.fill();
            }
        });
    }

    /// False when nothing of the shape can be seen.
    private boolean outline(Shape shape) throws IOException {
        return switch (shape) {
            case Shape.Line(var points) -> line(points, false);
            case Shape.Polygon(var points) -> line(points, true);
            case Shape.RoundBox box -> roundBox(box);
            case Shape.Disc(var x, var y, var radius) ->
                roundBox(new Shape.RoundBox(x - radius, y - radius, 2 * radius, 2 * radius, radius));
        };
    }

    private boolean line(double[] points, boolean closed) throws IOException {
        if (points.length < 4) {
            return false;
        }
        page.moveTo((float) points[0], (float) points[1]);
        for (int i = 2; i < points.length; i += 2) {
            page.lineTo((float) points[i], (float) points[i + 1]);
        }
        if (closed) {
            page.closePath();
        }
        return true;
    }

    private boolean roundBox(Shape.RoundBox box) throws IOException {
        if (box.width() <= 0 || box.height() <= 0) {
            return false;
        }
        double r = Math.min(box.radius(), Math.min(box.width(), box.height()) / 2);
        if (r <= 0) {
            page.addRect((float) box.x(), (float) box.y(), (float) box.width(), (float) box.height());
            return true;
        }
        double right = box.x() + box.width();
        double bottom = box.y() + box.height();
        double k = r * (1 - QUARTER);
        page.moveTo((float) (box.x() + r), (float) box.y());
        page.lineTo((float) (right - r), (float) box.y());
        curve(right - k, box.y(), right, box.y() + k, right, box.y() + r);
        page.lineTo((float) right, (float) (bottom - r));
        curve(right, bottom - k, right - k, bottom, right - r, bottom);
        page.lineTo((float) (box.x() + r), (float) bottom);
        curve(box.x() + k, bottom, box.x(), bottom - k, box.x(), bottom - r);
        page.lineTo((float) box.x(), (float) (box.y() + r));
        curve(box.x(), box.y() + k, box.x() + k, box.y(), box.x() + r, box.y());
        page.closePath();
        return true;
    }

    private void curve(double... points) throws IOException {
        page.curveTo(
                (float) points[0], (float) points[1], (float) points[2], (float) points[3], (float) points[4],
                (float) points[5]);
    }

    @Override
    public void text(String text, double x, double y, TextStyle style) {
        draw(style.colour(), () -> {
            var colour = style.colour();
            page.setNonStrokingColor(colour.red() / 255f, colour.green() / 255f, colour.blue() / 255f);
            letters.write(VectorText.legal(text), x, y, style);
        });
    }

    @Override
    public double width(String text, TextStyle style) {
        return VectorText.of(style.bold()).width(text) * style.size();
    }
}
