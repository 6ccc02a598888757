package dev.weft.session.keep;

import dev.weft.session.Conflater;
import dev.weft.session.WhatIf;
import dev.weft.whatif.store.AtomicFile;
import dev.weft.whatif.store.ClusterMark;
import dev.weft.whatif.store.DraftShelf;
import dev.weft.whatif.store.Kept;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps on the disk what the user supposes about one source, a moment after each change, the newest alone; and looks
/// for what an earlier window left. A process that is killed loses that moment at most.
///
/// Threads: every method from any thread, and returns at once, `close` aside; files are touched on a thread of its own,
/// from which the listener of `start` is called.
public final class DraftKeeper implements AutoCloseable {
    /// Whose drafts: what the user calls the source, its mark as far as it is known without asking, and its uid, which
    /// may take a while to learn and is empty where it cannot be.
    public record Cluster(String source, ClusterMark mark, Supplier<Optional<String>> uid) {}

    private static final Logger LOG = LoggerFactory.getLogger(DraftKeeper.class);

    private final Path folder;
    private final DraftShelf shelf;
    private final Cluster cluster;
    private final InstantSource clock;
    private final Conflater conflater;
    private final Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Consumer<DraftNews> told = _ -> {};
    private volatile @Nullable WhatIf wished;
    private @Nullable WhatIf written;
    private ClusterMark mark;
    private String failure = "";

    public DraftKeeper(Path folder, Cluster cluster, InstantSource clock) {
        this.folder = folder;
        this.shelf = new DraftShelf(folder);
        this.cluster = cluster;
        this.clock = clock;
        this.mark = cluster.mark();
        this.conflater = new Conflater("weft-drafts", this::run, bug -> LOG.error("W-DRAFTS: not kept", bug));
    }

    /// Looks for what was left, once the cluster's uid is known or known to stay unknown, and tells the listener.
    public void start(Consumer<DraftNews> listener) {
        told = listener;
        Thread.startVirtualThread(() -> {
            var uid = cluster.uid().get();
            job(() -> known(uid));
        });
    }

    /// The newest wins.
    public void keep(WhatIf whatIf) {
        wished = whatIf;
        conflater.soon();
    }

    private void job(Runnable job) {
        jobs.add(job);
        conflater.now();
    }

    private void run() {
        for (var job = jobs.poll(); job != null; job = jobs.poll()) {
            job.run();
        }
        write();
    }

    private void known(Optional<String> uid) {
        uid.ifPresent(text -> {
            mark = mark.withUid(text);
            written = null; // what is on the disk already does not name it
        });
        offer();
    }

    private void offer() {
        try {
            var found = shelf.newest(mark);
            found.notes().forEach(line -> told.accept(new DraftNews.Note(line)));
            found.newest().ifPresent(left -> told.accept(new DraftNews.Left(
                    whatIf(left.kept()),
                    left.kept().steps(),
                    left.stamp().saved(),
                    () -> job(() -> taken(left)),
                    () -> job(() -> discarded(left)))));
        } catch (IOException unreadable) {
            told.accept(new DraftNews.Note("Drafts of an earlier window cannot be looked for: " + folder + " "
                    + AtomicFile.reason(unreadable) + "; check its permissions"));
        }
    }

    private static WhatIf whatIf(Kept kept) {
        var side = Arrays.stream(WhatIf.Side.values())
                .filter(known -> known.name().equals(kept.side()))
                .findFirst()
                .orElse(WhatIf.NONE.side());
        return new WhatIf(kept.drafts(), kept.pins(), side, false);
    }

    private static Kept kept(WhatIf whatIf) {
        return new Kept(whatIf.drafts(), whatIf.pins(), whatIf.side().name());
    }

    /// It is in this window now: its own file goes once this window's holds it.
    private void taken(DraftShelf.Left left) {
        if (write()) {
            drop(left);
        }
    }

    private void discarded(DraftShelf.Left left) {
        if (drop(left)) {
            offer(); // there may be an older one
        }
    }

    private boolean drop(DraftShelf.Left left) {
        try {
            shelf.drop(left);
            return true;
        } catch (IOException refused) {
            told.accept(new DraftNews.Note("Not discarded: " + left.file() + " " + AtomicFile.reason(refused)
                    + "; remove the file by hand"));
            return false;
        }
    }

    /// True when the disk holds the newest.
    private boolean write() {
        var newest = wished;
        if (newest == null || newest.equals(written)) {
            return true;
        }
        try {
            shelf.write(new Kept.Stamp(clock.instant(), mark, cluster.source()), kept(newest));
            written = newest;
            failure = "";
            return true;
        } catch (IOException refused) {
            failed(refused);
            return false;
        }
    }

    /// Told once, not at every key.
    private void failed(IOException refused) {
        var line = "Drafts are not kept for the next start: " + folder + " " + AtomicFile.reason(refused)
                + "; export what must not be lost";
        if (!line.equals(failure) && !closed.get()) {
            failure = line;
            told.accept(new DraftNews.Note(line));
        }
    }

    /// What this window left, beside what was begun meanwhile; empty where that would be too many branches.
    public static Optional<WhatIf> together(WhatIf left, WhatIf begun) {
        return kept(left).beside(kept(begun)).map(DraftKeeper::whatIf);
    }

    /// Writes what is left to write, on the caller's thread, and lets other windows have the files. Waits a moment at
    /// most.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            conflater.close();
            write();
            shelf.close();
        }
    }
}
