package dev.weft.view;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The one crossing from other threads to the FX thread. The newest value wins; at most one task of each crossing waits
/// in the FX queue, however fast the values come.
///
/// Threads: `publish`, `run` and `ask` from any thread; `show` is called on the FX thread.
final class FxFrames<T> {
    private final Consumer<T> show;
    private final AtomicReference<@Nullable T> pending = new AtomicReference<>();

    FxFrames(Consumer<T> show) {
        this.show = show;
    }

    void publish(T value) {
        if (pending.getAndSet(value) == null) {
            Platform.runLater(this::deliver);
        }
    }

    private void deliver() {
        var newest = pending.getAndSet(null);
        if (newest != null) {
            show.accept(newest);
        }
    }

    /// Runs a task on the FX thread; at once when the caller is on it.
    static void run(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }

    /// Asks on the FX thread and waits for the answer. The caller blocks, the window does not.
    static <A> A ask(Supplier<A> question) {
        if (Platform.isFxApplicationThread()) {
            return question.get();
        }
        var answer = new CompletableFuture<A>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException bug) {
                answer.completeExceptionally(bug); // the asking thread must not wait for ever
            }
        });
        return answer.join();
    }
}
