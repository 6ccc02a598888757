package dev.weft.apply;

import dev.weft.apply.ApplyState.Phase;
import dev.weft.apply.ApplyState.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/// The file that undoes the last apply to each cluster, in one folder. It holds what stands in the cluster anyway, and
/// no credential. One apply can be undone, the last: the next one replaces it.
///
/// Threads: one at a time for each cluster; calls wait for the disk.
public final class RevertStore {
    private final Path folder;
    private final InstantSource clock;

    /// What is there for a cluster.
    public sealed interface Found {
        record None() implements Found {}

        record Kept(Revert revert) implements Found {}

        /// The file could not be read and was put aside; `line` says where, and what to do.
        record Broken(String line) implements Found {}
    }

    /// Which cluster: its address, and the name that the user knows it by.
    public record Cluster(String server, String context) {
        public Cluster {
            server = server.replaceFirst("//[^/@]*@", "//");
        }
    }

    public RevertStore(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    public Found find(Cluster cluster) {
        var file = file(cluster);
        try {
            if (!Files.exists(file)) {
                return new Found.None();
            }
            return new Found.Kept(RevertText.read(file.toString(), Files.readString(file)));
        } catch (RevertText.Unreadable | IOException broken) {
            return new Found.Broken(aside(file, broken));
        }
    }

    private static String aside(Path file, Exception broken) {
        var kept = file.resolveSibling(file.getFileName() + ".broken");
        var cause = "the last apply cannot be undone: " + file + " cannot be read: " + broken.getMessage();
        try {
            Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
            return cause + "; it is kept as " + kept.getFileName() + ", look there for what was before";
        } catch (IOException stuck) {
            return cause + "; look into it for what was before, then remove it";
        }
    }

    /// Writes what was checked, with what was before on disk first. When nothing reached the cluster, the apply before
    /// this one can still be undone.
    public ApplyState apply(ApplyRun run, ApplyState ready, Cluster cluster) {
        var file = file(cluster);
        var before = text(file);
        var done = run.write(ready, undos -> {
            if (!undos.isEmpty()) {
                write(file, RevertText.write(
                        new Revert(cluster.server(), cluster.context(), clock.instant(), undos)));
            }
        });
        if (done.touched()) {
            return done;
        }
        try {
            if (before.isPresent()) {
                write(file, before.get());
            } else {
                Files.deleteIfExists(file);
            }
            return done;
        } catch (IOException stuck) {
            return done.with(done.phase(), done.note() + " The file " + file + " says otherwise; remove it.");
        }
    }

    /// Writes a revert that was checked. One that ended is forgotten; where an object was left alone the file is kept
    /// aside, as the only place that knows what was before.
    public ApplyState revert(ApplyRun run, ApplyState ready, Cluster cluster) {
        var done = run.write(ready, _ -> {});
        if (done.phase() != Phase.DONE) {
            return done;
        }
        var file = file(cluster);
        try {
            if (done.items(Progress.LEFT_OUT).findAny().isEmpty()) {
                Files.deleteIfExists(file);
                return done;
            }
            var kept = file.resolveSibling(file.getFileName() + ".left");
            Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
            return done.with(Phase.DONE, "What was before the objects that were left alone stands in " + kept + ".");
        } catch (IOException stuck) {
            return done.with(Phase.DONE, "Reverted; but the file " + file + " cannot be removed, remove it by hand.");
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// Whole or not at all: a new file, on the disk, in the place of the old.
    private void write(Path file, String text) throws IOException {
        Files.createDirectories(folder);
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path file(Cluster cluster) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(cluster.server().getBytes(StandardCharsets.UTF_8));
            return folder.resolve("revert-" + HexFormat.of().formatHex(digest, 0, 8) + ".yaml");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every JDK has it
        }
    }
}
