package dev.weft.picture;

import java.util.ArrayList;
import java.util.List;

/// Remembers what is painted, so that several brushes, each on a band of the picture, can repeat it at once.
final class Recording implements Brush {
    /// What sticks out of a shape beside its stroke, and what rounding adds, in pixels of the viewport.
    private static final double SPARE = 3;

    /// From `top` to `bottom` in pixels of the viewport: all that it could touch.
    private sealed interface Mark {
        double top();

        double bottom();
    }

    private record Stroked(Shape shape, Stroke stroke, double top, double bottom) implements Mark {}

    private record Filled(Shape shape, Colour colour, double top, double bottom) implements Mark {}

    private record Written(String text, double x, double y, TextStyle style) implements Mark {
        @Override
        public double top() {
            return y - 2 * style.size();
        }

        @Override
        public double bottom() {
            return y + 2 * style.size();
        }
    }

    private final Brush measure;
    private final List<Mark> marks = new ArrayList<>();

    /// `measure` answers how wide a text is; nothing is painted with it.
    Recording(Brush measure) {
        this.measure = measure;
    }

    @Override
    public void stroke(Shape shape, Stroke stroke) {
        double out = stroke.width() + SPARE;
        marks.add(new Stroked(shape, stroke, top(shape) - out, bottom(shape) + out));
    }

    @Override
    public void fill(Shape shape, Colour colour) {
        marks.add(new Filled(shape, colour, top(shape) - SPARE, bottom(shape) + SPARE));
    }

    @Override
    public void text(String text, double x, double y, TextStyle style) {
        marks.add(new Written(text, x, y, style));
    }

    @Override
    public double width(String text, TextStyle style) {
        return measure.width(text, style);
    }

    /// Repeats in order what could touch the rows from `top` to `bottom`, in pixels of the viewport.
    void repeat(Brush brush, double top, double bottom) {
        for (var mark : marks) {
            if (mark.bottom() >= top && mark.top() <= bottom) {
                repeat(mark, brush);
            }
        }
    }

    private static void repeat(Mark mark, Brush brush) {
        switch (mark) {
            case Stroked(var shape, var stroke, _, _) -> brush.stroke(shape, stroke);
            case Filled(var shape, var colour, _, _) -> brush.fill(shape, colour);
            case Written(var text, var x, var y, var style) -> brush.text(text, x, y, style);
        }
    }

    private static double top(Shape shape) {
        return switch (shape) {
            case Shape.Line(var points) -> top(points);
            case Shape.Polygon(var points) -> top(points);
            case Shape.RoundBox box -> box.y();
            case Shape.Disc disc -> disc.y() - disc.radius();
        };
    }

    private static double bottom(Shape shape) {
        return switch (shape) {
            case Shape.Line(var points) -> bottom(points);
            case Shape.Polygon(var points) -> bottom(points);
            case Shape.RoundBox box -> box.y() + box.height();
            case Shape.Disc disc -> disc.y() + disc.radius();
        };
    }

    private static double top(double... points) {
        double top = points[1];
        for (int i = 3; i < points.length; i += 2) {
            top = Math.min(top, points[i]);
        }
        return top;
    }

    private static double bottom(double... points) {
        double bottom = points[1];
        for (int i = 3; i < points.length; i += 2) {
            bottom = Math.max(bottom, points[i]);
        }
        return bottom;
    }
}
