package dev.weft.whatif.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The drafts of one cluster on the disk, as one window sees them: a file of its own, and those that earlier windows
/// left.
///
/// Every window writes a file of its own, `ADDRESS.NUMBER.json`, which it holds by a lock beside it as long as it
/// lives: two windows on the same cluster never write into each other's. A file whose lock is free was left by a window
/// that was closed or killed; the operating system frees the lock of a killed one.
///
/// Threads: one at a time.
public final class DraftShelf implements AutoCloseable {
    private static final String ENDING = ".json";
    /// More windows than anybody opens on one cluster; a folder full of forgotten drafts is asked for first.
    private static final int MOST = 99;
    /// A draft has kilobytes; what is longer is no draft.
    private static final long LARGEST = 64L << 20;

    private final Path folder;
    private final List<Claim> found = new ArrayList<>();
    private Optional<Claim> own = Optional.empty();

    /// Nothing is touched before it is asked for.
    public DraftShelf(Path folder) {
        this.folder = folder;
    }

    /// What a window left that does not run any more.
    public record Left(Path file, Kept.Stamp stamp, Kept kept) {}

    /// `notes` are lines for the user: a file that could not be read, and what became of it.
    public record Found(Optional<Left> newest, List<String> notes) {
        public Found {
            notes = List.copyOf(notes);
        }
    }

    /// Replaces this window's file; an empty one is removed.
    public void write(Kept.Stamp stamp, Kept kept) throws IOException {
        if (!kept.isEmpty()) {
            AtomicFile.write(mine(stamp.cluster()).file(), KeptFile.write(stamp, kept));
        } else if (own.isPresent()) {
            Files.deleteIfExists(own.get().file());
        }
    }

    /// A number that no window uses and no file has.
    private Claim mine(ClusterMark cluster) throws IOException {
        if (own.isPresent()) {
            return own.get();
        }
        prepare();
        for (int number = 1; number <= MOST; number++) {
            var file = folder.resolve(cluster.address() + "." + number + ENDING);
            var claim = Files.exists(file) ? Optional.<Claim>empty() : Claim.of(file);
            if (claim.isPresent()) {
                own = claim;
                return claim.get();
            }
        }
        throw new IOException("holds " + MOST + " unfinished drafts of this cluster already");
    }

    /// Readable by the user alone, where the platform knows such rights: a draft tells of a cluster's inside.
    private void prepare() throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /// The newest that was left for the cluster; held until it is dropped or this is closed, so that no other window
    /// offers it too. A file that cannot be read is moved aside, one of a newer Weft is left alone.
    public Found newest(ClusterMark cluster) throws IOException {
        var left = new ArrayList<Left>();
        var notes = new ArrayList<String>();
        for (var file : files()) {
            var claim = Claim.of(file);
            if (claim.isEmpty()) {
                continue;
            }
            var read = read(file, cluster, notes);
            if (read.isPresent()) {
                left.add(read.get());
                found.add(claim.get());
            } else {
                claim.get().close();
            }
        }
        left.sort(Comparator.comparing((Left one) -> one.stamp().saved()).reversed());
        left.stream().skip(1).forEach(older -> release(older.file()));
        return new Found(left.stream().findFirst(), notes);
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.filter(file -> address(file).isPresent()).sorted().toList();
        }
    }

    /// Of `ADDRESS.NUMBER.json` the address.
    private static Optional<String> address(Path file) {
        var name = String.valueOf(file.getFileName());
        var parts = name.split("\\.", -1);
        return parts.length == 3 && name.endsWith(ENDING) && parts[1].chars().allMatch(Character::isDigit)
                ? Optional.of(parts[0])
                : Optional.empty();
    }

    private Optional<Left> read(Path file, ClusterMark cluster, List<String> notes) throws IOException {
        boolean ours = address(file).filter(cluster.address()::equals).isPresent();
        if (Files.size(file) > LARGEST) {
            return broken(file, "is too large", ours, notes);
        }
        return switch (KeptFile.read(Files.readAllBytes(file))) {
            case KeptFile.Reading.Whole(var stamp, var kept) ->
                stamp.cluster().matches(cluster) ? Optional.of(new Left(file, stamp, kept)) : Optional.empty();
            case KeptFile.Reading.Newer _ -> {
                if (ours) {
                    notes.add("Drafts of this cluster were kept by a newer Weft and are left as they are: " + file);
                }
                yield Optional.empty();
            }
            case KeptFile.Reading.Broken(var reason) -> broken(file, reason, ours, notes);
        };
    }

    /// Moved to a name that is looked for no more.
    private static Optional<Left> broken(Path file, String reason, boolean ours, List<String> notes)
            throws IOException {
        if (ours) {
            var aside = file.resolveSibling("broken-" + Files.getLastModifiedTime(file).toMillis() + "-"
                    + file.getFileName());
            Files.move(file, aside);
            notes.add("Drafts of this cluster could not be read, the file " + reason + "; it is kept as " + aside);
        }
        return Optional.empty();
    }

    /// What was left is in this window now, or not wanted any more.
    public void drop(Left left) throws IOException {
        Files.deleteIfExists(left.file());
        release(left.file());
    }

    private void release(Path file) {
        found.stream().filter(claim -> claim.file().equals(file)).forEach(Claim::close);
        found.removeIf(claim -> claim.file().equals(file));
    }

    /// Gives every file free for the next window; nothing is removed.
    @Override
    public void close() {
        own.ifPresent(Claim::close);
        own = Optional.empty();
        found.forEach(Claim::close);
        found.clear();
    }
}
