package dev.weft.picture;

import dev.weft.session.Frame;
import java.util.function.Consumer;

/// Paints frames on a thread of its own, newest wish first.
///
/// Threads: `request` may be called from any thread and never blocks; `onPicture` is called on the painter's thread.
public final class Painter implements AutoCloseable {
    private final Consumer<Picture> onPicture;

    public Painter(Consumer<Picture> onPicture) {
        this.onPicture = onPicture;
    }

    public void request(Frame frame, ViewState state) {
        throw new UnsupportedOperationException("to be written" + onPicture + frame + state);
    }

    /// Paints at once, on the caller's thread (for files and tests).
    public static Picture paint(Frame frame, ViewState state) {
        throw new UnsupportedOperationException("to be written" + frame + state);
    }

    @Override
    public void close() {}
}
