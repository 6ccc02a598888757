package dev.weft.whatif.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Writes a file at once or not at all: beside it under another name, to the disk, then moved into its place. Whoever
/// reads it, and whatever is killed, finds the old bytes or the new ones.
public final class AtomicFile {
    private AtomicFile() {}

    /// Writes or replaces the file; its folder is made where it is not there.
    public static void write(Path file, byte[] bytes) throws IOException {
        var folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IOException("names no file");
        }
        Files.createDirectories(folder);
        var beside = folder.resolve(".weft-" + UUID.randomUUID() + ".tmp");
        try {
            try (var channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true); // else a power cut may keep the move and lose the bytes
            }
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unusual) { // some network folders
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Why a file could not be read or written, in a few words for people; without the path.
    public static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "may not be written or read";
            case NoSuchFileException _ -> "is not there";
            case FileAlreadyExistsException _ -> "is in the way and no folder";
            case FileSystemException known when known.getReason() != null -> known.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
