package dev.weft.app;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// JavaFX, started beside the reading of the command line and of the source: each takes a good third of a second.
///
/// Threads: all methods from any thread.
final class Toolkit {
    private static final Set<String> ANSWERED = Set.of("--help", "-h", "--version", "-V");

    private static final AtomicReference<@Nullable CompletableFuture<Void>> STARTED = new AtomicReference<>();

    private Toolkit() {}

    /// Whether a command line asks for the window and for no help.
    static boolean isAskedFor(List<String> args) {
        boolean window = args.isEmpty() || args.getFirst().equals("open") || args.getFirst().startsWith("-");
        return window && args.stream().noneMatch(ANSWERED::contains);
    }

    /// Begins once, and returns at once.
    static CompletableFuture<Void> begin() {
        var end = new CompletableFuture<Void>();
        var before = STARTED.compareAndExchange(null, end);
        if (before != null) {
            return before;
        }
        var _ = CompletableFuture.runAsync(() -> start(end));
        return end;
    }

    private static void start(CompletableFuture<Void> end) {
        try {
            Platform.startup(() -> end.complete(null));
        } catch (RuntimeException | UnsatisfiedLinkError refused) {
            end.completeExceptionally(refused);
        }
    }

    /// Blocks the caller until JavaFX runs. Throws what it threw when it could not start, for instance
    /// [UnsupportedOperationException] when a display is named and does not answer.
    static void await() {
        try {
            begin().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw failed;
        }
    }
}
