package dev.weft.flow.hubble.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values that were read from bytes lately, found again by those bytes: the same few thousand names and addresses come
/// a hundred thousand times a second. One place per hash; a newcomer takes the place of who was there, so it never
/// grows.
///
/// Threads: confined to one thread.
final class ByteMemory<T> {
    private static final int PLACES = 1 << 13;
    /// Longer texts are seldom twice the same.
    private static final int LONGEST = 256;

    private static final class Known<T> {
        private final byte[] bytes;
        private final T value;

        Known(byte[] bytes, T value) {
            this.bytes = bytes;
            this.value = value;
        }
    }

    private final Function<String, T> reader;
    private final @Nullable Known<T>[] places;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    ByteMemory(Function<String, T> reader) {
        this.reader = reader;
        this.places = new Known[PLACES];
    }

    T of(byte[] bytes, int from, int size) {
        if (size > LONGEST) {
            return reader.apply(text(bytes, from, size));
        }
        int place = hash(bytes, from, size) & (PLACES - 1);
        var there = places[place];
        if (there != null && Arrays.equals(there.bytes, 0, there.bytes.length, bytes, from, from + size)) {
            return there.value;
        }
        var value = reader.apply(text(bytes, from, size));
        places[place] = new Known<>(Arrays.copyOfRange(bytes, from, from + size), value);
        return value;
    }

    private static String text(byte[] bytes, int from, int size) {
        return new String(bytes, from, size, StandardCharsets.UTF_8);
    }

    private static int hash(byte[] bytes, int from, int size) {
        int hash = size;
        for (int i = from; i < from + size; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ (hash >>> 15);
    }
}
