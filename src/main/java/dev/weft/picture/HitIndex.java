package dev.weft.picture;

import dev.weft.session.Frame;
import java.util.Optional;

/// What lies under the cursor. Made once a frame; look-ups are O(1) on average.
public final class HitIndex {
    private HitIndex() {}

    public static HitIndex of(Frame frame) {
        throw new UnsupportedOperationException("to be written" + frame);
    }

    /// At a point of the screen: nodes before edges (within 6 pixels) before namespace headers.
    public Optional<Pick> at(Viewport viewport, double screenX, double screenY) {
        throw new UnsupportedOperationException("to be written" + viewport + screenX + screenY);
    }
}
