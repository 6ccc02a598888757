package dev.weft.flow.hubble.event;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;

/// Reads protobuf fields out of a buffer without making objects: what is not wanted is stepped over.
///
/// Why not the generated classes: they make an object of every label and string of a flow, of which ten are wanted and
/// fifty sent. Source: protobuf.dev, Encoding.
///
/// Threads: confined to one thread.
final class WireReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private byte[] bytes = new byte[0];
    private int at;
    private int end;

    /// Begins at `from`; stops before `to`.
    void open(byte[] buffer, int from, int to) {
        bytes = buffer;
        at = from;
        end = to;
    }

    boolean more() {
        return at < end;
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    /// Narrows the reader to the message or text that stands next and returns where the outer one ends, for `leave`.
    int enter() throws InvalidProtocolBufferException {
        int size = (int) varint();
        if (size < 0 || size > end - at) {
            throw broken();
        }
        int outer = end;
        end = at + size;
        return outer;
    }

    /// Goes on behind the message that was entered.
    void leave(int outer) {
        at = end;
        end = outer;
    }

    int tag() throws InvalidProtocolBufferException {
        return (int) varint();
    }

    static int field(int tag) {
        return tag >>> 3;
    }

    static boolean isMessage(int tag) {
        return (tag & 7) == BYTES;
    }

    int number() throws InvalidProtocolBufferException {
        return (int) varint();
    }

    boolean flag() throws InvalidProtocolBufferException {
        return varint() != 0;
    }

    long varint() throws InvalidProtocolBufferException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw broken();
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw broken();
    }

    /// The next text, as a new string.
    String text() throws InvalidProtocolBufferException {
        int outer = enter();
        var text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
        leave(outer);
        return text;
    }

    /// The next text, out of a memory of such texts.
    <T> T known(ByteMemory<T> memory) throws InvalidProtocolBufferException {
        int outer = enter();
        var value = memory.of(bytes, at, end - at);
        leave(outer);
        return value;
    }

    void skip(int tag) throws InvalidProtocolBufferException {
        switch (tag & 7) {
            case VARINT -> varint();
            case FIXED64 -> step(8);
            case FIXED32 -> step(4);
            case BYTES -> step((int) varint());
            default -> throw broken();
        }
    }

    private void step(int size) throws InvalidProtocolBufferException {
        if (size < 0 || size > end - at) {
            throw broken();
        }
        at += size;
    }

    private static InvalidProtocolBufferException broken() {
        return new InvalidProtocolBufferException("a message of the flow server is cut or garbled");
    }
}
