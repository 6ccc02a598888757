package dev.weft.picture;

import dev.weft.session.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// How pictures are made: which overlays, in order, on which surface. `app` puts it together once.
///
/// Threads: may be used from any thread.
public final class Painting {
    private final Surface surface;
    private final List<Overlay> overlays;
    /// While the user pans or hovers the same frame is painted again and again.
    private final AtomicReference<Prepared> last = new AtomicReference<>();

    /// What is made once a frame: where everything is, and what lies under a point.
    private record Prepared(Drawing drawing, HitIndex hits, List<Picture.Drop> drops) {}

    public Painting(Surface surface, List<Overlay> overlays) {
        this.surface = surface;
        this.overlays = List.copyOf(overlays);
    }

    public List<Overlay> overlays() {
        return overlays;
    }

    /// Paints at once, on the caller's thread.
    public Picture paint(Frame frame, ViewState state) {
        return paint(frame, state, new int[Painting.width(state) * Painting.height(state)]);
    }

    /// The same on pixels that are there already; too few of them are replaced.
    Picture paint(Frame frame, ViewState state, int[] pixels) {
        int width = width(state);
        int height = height(state);
        var room = pixels.length == width * height ? pixels : new int[width * height];
        var prepared = prepared(frame);
        var context = PaintContext.of(prepared.drawing(), state);
        Arrays.fill(room, context.palette().of(Ink.BACKGROUND).argb());
        var brush = surface.brush(room, width, height, state.outputScale());
        for (var overlay : overlays) {
            if (!state.hiddenOverlays().contains(overlay.name())) {
                overlay.paint(context, brush);
            }
        }
        return new Picture(room, width, height, state, prepared.hits(), prepared.drops());
    }

    /// Paints with other brushes than one for pixels: `layers` gives one for the `background` and then one for each
    /// overlay, by name, in order.
    public void paint(Frame frame, ViewState state, Function<String, Brush> layers) {
        var context = PaintContext.of(Drawing.of(frame), state);
        var port = state.viewport();
        layers.apply("background")
                .fill(new Shape.RoundBox(0, 0, port.width(), port.height(), 0), context.palette().of(Ink.BACKGROUND));
        for (var overlay : overlays) {
            if (!state.hiddenOverlays().contains(overlay.name())) {
                overlay.paint(context, layers.apply(overlay.name()));
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // a frame is itself while nothing changed
    private Prepared prepared(Frame frame) {
        var known = last.get();
        if (known == null || known.drawing().frame() != frame) {
            var drawing = Drawing.of(frame);
            var drops = known == null ? List.<Picture.Drop>of() : drawing.dropsSince(known.drawing());
            known = new Prepared(drawing, HitIndex.of(drawing), drops);
            last.set(known);
        }
        return known;
    }

    private static int width(ViewState state) {
        return Math.max(1, (int) Math.round(state.viewport().width() * state.outputScale()));
    }

    private static int height(ViewState state) {
        return Math.max(1, (int) Math.round(state.viewport().height() * state.outputScale()));
    }
}
