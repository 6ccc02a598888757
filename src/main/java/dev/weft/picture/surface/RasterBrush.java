package dev.weft.picture.surface;

import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;
import java.awt.Graphics2D;

/// A brush on an `int[]`: shapes by [Coverage], text by [Lettering].
final class RasterBrush implements Brush {
    private final int[] pixels;
    private final double scale;
    private final Coverage coverage;
    private final Outlines outlines;
    private final Lettering lettering;
    private final Graphics2D graphics;

    RasterBrush(int[] pixels, Coverage coverage, double scale, Lettering lettering) {
        this.pixels = pixels;
        this.scale = scale;
        this.coverage = coverage;
        this.outlines = new Outlines(coverage, scale);
        this.lettering = lettering;
        this.graphics = Lettering.over(pixels, coverage.width(), coverage.height());
    }

    @Override
    public void stroke(Shape shape, Stroke stroke) {
        if (stroke.dash() == Stroke.Dash.SOLID) {
            outlines.ring(shape, stroke.width());
        } else {
            dashes(shape, stroke);
        }
        coverage.blend(pixels, stroke.colour().argb());
    }

    private void dashes(Shape shape, Stroke stroke) {
        switch (shape) {
            case Shape.Line(var points) -> new Dashes(outlines, stroke).along(points);
            case Shape.Polygon(var points) -> new Dashes(outlines, stroke).along(Outlines.closed(points));
            case Shape.RoundBox box -> new Dashes(outlines, stroke).along(Flattened.of(box));
            case Shape.Disc disc -> new Dashes(outlines, stroke).along(Flattened.of(disc));
        }
    }

    @Override
    public void fill(Shape shape, Colour colour) {
        outlines.fill(shape);
        coverage.blend(pixels, colour.argb());
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
