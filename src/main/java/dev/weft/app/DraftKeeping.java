package dev.weft.app;

import dev.weft.session.keep.DraftKeeper;
import dev.weft.view.recovery.DraftHome;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Keeps the drafts of every source that the window shows, one after the other.
///
/// Threads: from any. A source is left, and the next looked into, beside the screen and in that order, so that a source
/// that is opened again finds what was drafted on it before.
final class DraftKeeping implements AutoCloseable {
    private final Path folder;
    private final InstantSource clock;
    private final Consumer<Runnable> aside;
    private final List<DraftKeeper> open = new CopyOnWriteArrayList<>();

    DraftKeeping(Path folder, InstantSource clock, Consumer<Runnable> aside) {
        this.folder = folder;
        this.clock = clock;
        this.aside = aside;
    }

    DraftHome of(DraftKeeper.Cluster cluster) {
        var keeper = new DraftKeeper(folder, cluster, clock);
        open.add(keeper);
        return new DraftHome(
                keeper::keep,
                listener -> aside.accept(() -> keeper.start(listener)),
                () -> aside.accept(() -> close(keeper)));
    }

    private void close(DraftKeeper keeper) {
        open.remove(keeper);
        keeper.close();
    }

    /// Writes what is left to write.
    @Override
    public void close() {
        open.forEach(this::close);
    }
}
