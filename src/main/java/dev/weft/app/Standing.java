package dev.weft.app;

import dev.weft.session.Frame;
import dev.weft.view.MainWindow;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The window, which the first session need not wait for: the newest frame of it is kept until the window stands.
///
/// Threads: all methods from any thread.
final class Standing {
    private final CompletableFuture<MainWindow> window = new CompletableFuture<>();
    private final AtomicReference<@Nullable Frame> newest = new AtomicReference<>();

    /// A frame of the first session.
    void frame(Frame frame) {
        newest.set(frame);
        now().ifPresent(stands -> stands.fetch(this::take));
    }

    void stands(MainWindow made) {
        window.complete(made);
        made.fetch(this::take);
    }

    /// On the FX thread alone: no frame overtakes a newer one.
    private Optional<Frame> take() {
        return Optional.ofNullable(newest.getAndSet(null));
    }

    Optional<MainWindow> now() {
        return Optional.ofNullable(window.getNow(null));
    }

    /// Once it stands, on the thread that makes it stand; at once when it does.
    void then(Consumer<MainWindow> task) {
        var _ = window.thenAccept(task);
    }

    /// Blocks the caller until it stands. Never on the FX thread.
    MainWindow await() {
        return window.join();
    }
}
