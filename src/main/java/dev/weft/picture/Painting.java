package dev.weft.picture;

import dev.weft.session.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;

/// How pictures are made: which overlays, in order, on which surface. `app` puts it together once.
///
/// Threads: may be used from any thread.
public final class Painting {
    /// So that a hand that was fast takes work from a slow one.
    private static final int BANDS_A_HAND = 4;
    /// Thinner ones would cost more in lines cut at their borders than they gain, in rows.
    private static final int LOWEST_BAND = 32;

    private final Surface surface;
    private final List<Overlay> overlays;
    /// While the user pans or hovers the same frame is painted again and again.
    private final AtomicReference<Prepared> last = new AtomicReference<>();

    /// What is made once a frame.
    private record Prepared(Drawing drawing, List<Picture.Drop> drops) {}

    public Painting(Surface surface, List<Overlay> overlays) {
        this.surface = surface;
        this.overlays = List.copyOf(overlays);
    }

    public List<Overlay> overlays() {
        return overlays;
    }

    /// Paints at once, on the caller's thread.
    public Picture paint(Frame frame, ViewState state) {
        return paint(frame, state, new int[Painting.width(state) * Painting.height(state)], Crew.ALONE);
    }

    /// The same, by a crew, on pixels that are there already; too few of them are replaced.
    Picture paint(Frame frame, ViewState state, int[] pixels, Crew crew) {
        int width = width(state);
        int height = height(state);
        var room = pixels.length == width * height ? pixels : new int[width * height];
        var prepared = prepared(frame);
        var context = PaintContext.of(prepared.drawing(), state);
        var whole = new Surface.Band(room, width, height, 0, height);
        if (crew.hands() == 1) {
            clear(whole, context);
            var brush = surface.band(whole, state.outputScale());
            shown(state).forEach(overlay -> overlay.paint(context, brush));
        } else {
            inBands(context, whole, crew);
        }
        return new Picture(room, width, height, state, HitIndex.of(prepared.drawing()).in(state), prepared.drops());
    }

    /// Paints with other brushes than one for pixels: `layers` gives one for the `background` and then one for each
    /// overlay, by name, in order.
    public void paint(Frame frame, ViewState state, Function<String, Brush> layers) {
        var context = PaintContext.of(Drawing.of(frame), state);
        var port = state.viewport();
        layers.apply("background")
                .fill(new Shape.RoundBox(0, 0, port.width(), port.height(), 0), context.palette().of(Ink.BACKGROUND));
        for (var overlay : overlays) {
            if (state.shows(overlay.name())) {
                overlay.paint(context, layers.apply(overlay.name()));
            }
        }
    }

    /// Every overlay says what it paints, all at once; then every band is painted, all at once.
    private void inBands(PaintContext context, Surface.Band whole, Crew crew) {
        double scale = context.state().outputScale();
        var overlays = shown(context.state());
        var recordings = overlays.stream()
                .map(_ -> new Recording(surface.band(whole.rows(0, 0), scale)))
                .toList();
        crew.together(IntStream.range(0, overlays.size())
                .<Runnable>mapToObj(i -> () -> overlays.get(i).paint(context, recordings.get(i)))
                .toList());
        int pieces = Math.clamp(whole.height() / LOWEST_BAND, 1, crew.hands() * BANDS_A_HAND);
        crew.together(IntStream.range(0, pieces)
                .<Runnable>mapToObj(i -> () -> {
                    var band = whole.rows(whole.height() * i / pieces, whole.height() * (i + 1) / pieces);
                    clear(band, context);
                    var brush = surface.band(band, scale);
                    recordings.forEach(recording ->
                            recording.repeat(brush, band.top() / scale, band.bottom() / scale));
                })
                .toList());
    }

    private List<Overlay> shown(ViewState state) {
        return overlays.stream().filter(overlay -> state.shows(overlay.name())).toList();
    }

    private static void clear(Surface.Band band, PaintContext context) {
        Arrays.fill(
                band.pixels(), band.top() * band.width(), band.bottom() * band.width(),
                context.palette().of(Ink.BACKGROUND).argb());
    }

    @SuppressWarnings("ReferenceEquality") // a frame is itself while nothing changed
    private Prepared prepared(Frame frame) {
        var known = last.get();
        if (known == null || known.drawing().frame() != frame) {
            known = known == null ? new Prepared(Drawing.of(frame), List.of()) : next(frame, known);
            last.set(known);
        }
        return known;
    }

    private static Prepared next(Frame frame, Prepared before) {
        var drawing = Drawing.of(frame, before.drawing());
        return new Prepared(drawing, drawing.dropsSince(before.drawing()));
    }

    private static int width(ViewState state) {
        return Math.max(1, (int) Math.round(state.viewport().width() * state.outputScale()));
    }

    private static int height(ViewState state) {
        return Math.max(1, (int) Math.round(state.viewport().height() * state.outputScale()));
    }

    /// A door: who does the pieces of one picture. The painter's crew does them at once on its threads.
    interface Crew {
        /// One after the other, on the caller's thread.
        Crew ALONE = new Crew() {
            @Override
            public int hands() {
                return 1;
            }

            @Override
            public void together(List<Runnable> pieces) {
                pieces.forEach(Runnable::run);
            }
        };

        /// How many work at once.
        int hands();

        /// All pieces, in any order; returns when all are done, and throws what any of them threw.
        void together(List<Runnable> pieces);
    }

    /// Remembers what is painted, so that several brushes, each on a band of the picture, can repeat it at once.
    private static final class Recording implements Brush {
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
}
