package dev.weft.flow.recording;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// The lines of a file, unzipped where it is zipped, each of bounded length.
final class BoundedLines implements Closeable {
    /// One object of a cluster may be 1.5 MB (the limit of etcd), and its JSON a little more.
    static final int LONGEST = 4 << 20;
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 0x1f8b;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;

    private BoundedLines(InputStream in) {
        this.in = in;
    }

    static BoundedLines of(Path file) throws IOException {
        var raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            raw.mark(2);
            int first = raw.read() << 8 | raw.read();
            raw.reset();
            return new BoundedLines(first == MAGIC ? new GZIPInputStream(raw, BUFFER) : raw);
        } catch (IOException unreadable) {
            raw.close();
            throw unreadable;
        }
    }

    /// The next line, empty at the end. Throws where the file is cut off or damaged; a line longer than [#LONGEST] is
    /// damage.
    Optional<String> next() throws IOException {
        @Nullable ByteArrayOutputStream begun = null;
        while (true) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            if (end < to) {
                var line = text(begun, from, end);
                from = end + 1;
                return Optional.of(line);
            }
            begun = begun == null ? new ByteArrayOutputStream() : begun;
            begun.write(buffer, from, to - from);
            if (begun.size() > LONGEST) {
                throw new IOException("a line is longer than " + LONGEST + " bytes");
            }
            from = 0;
            to = Math.max(0, in.read(buffer));
            if (to == 0) {
                return begun.size() == 0 ? Optional.empty() : Optional.of(begun.toString(StandardCharsets.UTF_8));
            }
        }
    }

    private String text(@Nullable ByteArrayOutputStream before, int start, int end) {
        if (before == null) {
            return new String(buffer, start, end - start, StandardCharsets.UTF_8);
        }
        before.write(buffer, start, end - start);
        return before.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
