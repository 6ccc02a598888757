package dev.weft.flow.link;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/// Certificates or a private key in PEM. What stands in it is never printed, logged or compared in the open.
public final class Pem {
    private final byte[] bytes;

    private Pem(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Pem of(byte[] bytes) {
        return new Pem(bytes.clone());
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pem pem && Arrays.equals(bytes, pem.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Pem[" + bytes.length + " bytes]";
    }
}
