package dev.weft.picture.surface;

import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.Surface.Band;
import dev.weft.picture.TextStyle;
import java.awt.Graphics2D;

/// A brush on an `int[]`: shapes by [Coverage], text by [Lettering].
final class RasterBrush implements Brush {
    private final double scale;
    private final Coverage coverage;
    private final Outlines outlines;
    private final ThinLine lines;
    private final Clip clip;
    private final Lettering lettering;
    private final Graphics2D graphics;

    RasterBrush(Band band, double scale, Lettering lettering) {
        this.scale = scale;
        this.coverage = new Coverage(band);
        this.outlines = new Outlines(coverage, scale);
        this.lines = new ThinLine(band);
        this.clip = Clip.of(band.width(), band.height(), ThinLine.WIDEST);
        this.lettering = lettering;
        this.graphics = Lettering.over(band);
    }

    @Override
    public void stroke(Shape shape, Stroke stroke) {
        if (stroke.dash() != Stroke.Dash.SOLID) {
            new Dashes(lines, clip, stroke, scale).along(line(shape));
        } else if (shape instanceof Shape.Line(var points) && stroke.width() * scale <= ThinLine.WIDEST) {
            thin(points, stroke);
        } else {
            outlines.ring(shape, stroke.width());
            coverage.blend(stroke.colour().argb());
        }
    }

    private void thin(double[] points, Stroke stroke) {
        var ink = new Blend(stroke.colour().argb());
        double half = stroke.width() / 2 * scale;
        for (int i = 2; i < points.length; i += 2) {
            lines.piece(
                    points[i - 2] * scale, points[i - 1] * scale, points[i] * scale, points[i + 1] * scale, half, ink);
        }
    }

    private static double[] line(Shape shape) {
        return switch (shape) {
            case Shape.Line(var points) -> points;
            case Shape.Polygon(var points) -> Outlines.closed(points);
            case Shape.RoundBox box -> Flattened.of(box);
            case Shape.Disc disc -> Flattened.of(disc);
        };
    }

    @Override
    public void fill(Shape shape, Colour colour) {
        outlines.fill(shape);
        coverage.blend(colour.argb());
    }

    @Override
    public void text(String text, double x, double y, TextStyle style) {
        var real = new TextStyle(style.size() * scale, style.bold(), style.colour());
        lettering.draw(graphics, text, x * scale, y * scale, real);
    }

    @Override
    public double width(String text, TextStyle style) {
        return lettering.width(text, style.bold()) * style.size();
    }
}
