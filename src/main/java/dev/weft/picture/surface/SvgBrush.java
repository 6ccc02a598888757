package dev.weft.picture.surface;

import dev.weft.picture.Brush;
import dev.weft.picture.Colour;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;
import dev.weft.picture.surface.SvgLayers.Attribute;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// A brush that writes elements of SVG. Each text says how wide it is, so that another font fills the same room.
final class SvgBrush implements Brush {
    private final SvgLayers out;

    SvgBrush(SvgLayers out) {
        this.out = out;
    }

    @Override
    public void stroke(Shape shape, Stroke stroke) {
        var look = new ArrayList<Attribute>();
        look.add(new Attribute("fill", "none"));
        look.add(new Attribute("stroke", hex(stroke.colour())));
        opacity("stroke-opacity", stroke.colour(), look);
        look.add(new Attribute("stroke-width", number(stroke.width())));
        if (stroke.dash() != Stroke.Dash.SOLID) {
            look.add(new Attribute("stroke-dasharray", dashes(stroke.dash())));
        }
        draw(shape, stroke.colour(), look);
    }

    @Override
    public void fill(Shape shape, Colour colour) {
        if (shape instanceof Shape.Line) {
            return;
        }
        var look = new ArrayList<Attribute>();
        look.add(new Attribute("fill", hex(colour)));
        opacity("fill-opacity", colour, look);
        draw(shape, colour, look);
    }

    private void draw(Shape shape, Colour colour, List<Attribute> look) {
        if (colour.alpha() == 0) {
            return;
        }
        switch (shape) {
            case Shape.Line(var points) when points.length >= 4 ->
                element("polyline", look, new Attribute("points", points(points)));
            case Shape.Polygon(var points) when points.length >= 6 ->
                element("polygon", look, new Attribute("points", points(points)));
            case Shape.RoundBox(var x, var y, var width, var height, var radius) when width > 0 && height > 0 ->
                element(
                        "rect", look,
                        new Attribute("x", number(x)), new Attribute("y", number(y)),
                        new Attribute("width", number(width)), new Attribute("height", number(height)),
                        new Attribute("rx", number(Math.min(radius, Math.min(width, height) / 2))));
            case Shape.Disc(var x, var y, var radius) when radius > 0 ->
                element(
                        "circle", look,
                        new Attribute("cx", number(x)), new Attribute("cy", number(y)),
                        new Attribute("r", number(radius)));
            default -> { } // nothing of it can be seen
        }
    }

    private void element(String name, List<Attribute> look, Attribute... place) {
        var all = new ArrayList<>(List.of(place));
        all.addAll(look);
        out.element(name, all.toArray(Attribute[]::new));
    }

    @Override
    public void text(String text, double x, double y, TextStyle style) {
        var legal = VectorText.legal(text);
        if (legal.isBlank() || style.colour().alpha() == 0) {
            return;
        }
        var look = new ArrayList<>(List.of(
                new Attribute("x", number(x)),
                new Attribute("y", number(y)),
                new Attribute("font-size", number(style.size())),
                new Attribute("textLength", number(width(legal, style))),
                new Attribute("lengthAdjust", "spacingAndGlyphs"),
                new Attribute("fill", hex(style.colour()))));
        opacity("fill-opacity", style.colour(), look);
        if (style.bold()) {
            look.add(new Attribute("font-weight", "bold"));
        }
        out.text(legal, look.toArray(Attribute[]::new));
    }

    @Override
    public double width(String text, TextStyle style) {
        return VectorText.of(style.bold()).width(text) * style.size();
    }

    private static void opacity(String name, Colour colour, List<Attribute> look) {
        if (colour.alpha() < 255) {
            look.add(new Attribute(name, number(colour.alpha() / 255.0)));
        }
    }

    private static String hex(Colour colour) {
        return "#%06X".formatted(colour.argb() & 0xFFFFFF);
    }

    private static String dashes(Stroke.Dash dash) {
        var lengths = new ArrayList<String>();
        for (int i = 0; i < dash.count(); i++) {
            lengths.add(number(dash.length(i)));
        }
        return String.join(" ", lengths);
    }

    private static String points(double... points) {
        var text = new StringBuilder();
        for (int i = 0; i < points.length; i += 2) {
            text.append(i == 0 ? "" : " ").append(number(points[i])).append(',').append(number(points[i + 1]));
        }
        return text.toString();
    }

    /// To a hundredth, in digits alone: no exponent, no comma.
    static String number(double value) {
        var rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
