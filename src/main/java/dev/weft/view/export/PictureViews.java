package dev.weft.view.export;

import dev.weft.layout.Box;
import dev.weft.picture.ViewState;
import dev.weft.picture.Viewport;
import dev.weft.picture.overlay.LegendOverlay;
import dev.weft.picture.surface.FileForm;
import dev.weft.picture.surface.PictureFormat;
import dev.weft.session.Frame;
import dev.weft.topology.GraphFormat;
import java.util.Optional;
import java.util.Set;

/// How a frame is painted for a file: what is on the screen or all of it, with the legend below, without what the mouse
/// is over.
final class PictureViews {
    /// As a screen with small pixels shows it; a projector and a printer need no more.
    private static final double FINE = 2;
    /// 144 MB while it is made; a browser still shows it.
    private static final double MOST_PIXELS = 36e6;
    private static final double MARGIN = 24;
    private static final int SMALLEST = 320;

    private PictureViews() {}

    /// `look` is how the screen shows it. Cost: O(nodes and edges).
    static PictureFormat.Shot shot(Frame frame, ViewState look, FileForm form, boolean whole) {
        if (!form.isPicture()) {
            return new PictureFormat.Shot(frame, look, origin(frame));
        }
        var port = whole ? around(frame) : look.viewport();
        var state = new ViewState(
                port, without(look.focus()), look.theme(), layers(look), 1, ViewState.Stage.DESK);
        int height = port.height() + (int) Math.ceil(LegendOverlay.room(frame, state));
        return new PictureFormat.Shot(
                frame, fine(state, port.resized(port.width(), height), form), origin(frame));
    }

    private static ViewState.Focus without(ViewState.Focus focus) {
        return new ViewState.Focus(
                focus.selection(), Optional.empty(), focus.lit(), focus.litEdges(), focus.policy());
    }

    /// A file says all itself; the lenses are those of the screen.
    private static ViewState.Layers layers(ViewState look) {
        return new ViewState.Layers(Set.of(), look.layers().lenses());
    }

    /// One pixel for each unit of the world: every name can be read.
    private static Viewport around(Frame frame) {
        var box = frame.scene().positions().extent().orElse(new Box(0, 0, SMALLEST, SMALLEST)).grown(MARGIN);
        return new Viewport(
                box.x(), box.y(), 1, Math.max(SMALLEST, (int) Math.ceil(box.width())),
                Math.max(SMALLEST, (int) Math.ceil(box.height())));
    }

    /// Lines and letters of drawings are fine at any size; pixels are as many as a file can bear.
    private static ViewState fine(ViewState state, Viewport port, FileForm form) {
        double pixels = (double) port.width() * port.height();
        double output = form.ending().equals(PictureFormat.PNG.ending())
                ? Math.min(FINE, Math.sqrt(MOST_PIXELS / pixels))
                : 1;
        double scale = Math.min(1, output);
        var seen = new Viewport(
                port.left(), port.top(), port.scale() * scale,
                (int) Math.floor(port.width() * scale), (int) Math.floor(port.height() * scale));
        return new ViewState(
                seen, state.focus(), state.theme(), state.layers(), Math.max(1, output), state.stage());
    }

    /// As of the newest that the frame knows.
    static GraphFormat.Origin origin(Frame frame) {
        var stamp = frame.meaning().snapshot().stamp();
        var flows = frame.meaning().flows().asOf();
        return new GraphFormat.Origin(
                stamp.source(), Optional.of(flows.isAfter(stamp.asOf()) ? flows : stamp.asOf()));
    }
}
