package dev.weft.whatif.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A file held by one window, through a lock on another file beside it: the file itself is replaced at each write, and
/// a lock would be lost with it. The lock's file stays: removing it while another process opens it would let two hold
/// it.
final class Claim implements AutoCloseable {
    /// The locks of this process. Source: POSIX, `fcntl`: closing any descriptor of a file ends all locks that the
    /// process has on it, so that a second look from within must not even open it.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final Path lock;
    private final FileChannel channel;

    private Claim(Path file, Path lock, FileChannel channel) {
        this.file = file;
        this.lock = lock;
        this.channel = channel;
    }

    /// Empty when another window holds it.
    static Optional<Claim> of(Path file) throws IOException {
        var lock = file.resolveSibling(file.getFileName() + ".lock").toAbsolutePath().normalize();
        if (!HELD.add(lock)) {
            return Optional.empty();
        }
        var channel = opened(lock);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new Claim(file, lock, channel));
            }
        } catch (OverlappingFileLockException held) { // by somebody else in this process
        } catch (IOException refused) {
            close(channel, lock);
            throw refused;
        }
        close(channel, lock);
        return Optional.empty();
    }

    private static FileChannel opened(Path lock) throws IOException {
        try {
            return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException refused) {
            HELD.remove(lock);
            throw refused;
        }
    }

    private static void close(FileChannel channel, Path lock) {
        try {
            channel.close();
        } catch (IOException gone) {
            // the lock ends with the process at the latest
        } finally {
            HELD.remove(lock);
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        close(channel, lock);
    }
}
