package dev.weft.flow.source;

import dev.weft.flow.link.GrpcTarget;
import dev.weft.flow.link.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How a server at an address is trusted, in files of PEM: `ca` holds the authorities, `certificate` and `key` are
/// shown to a server that asks, `authority` is the name in the server's certificate (empty: the host). Without any of
/// them the server is spoken to in plain.
public record TlsFiles(
        Optional<Path> ca, Optional<Path> certificate, Optional<Path> key, String authority) {
    public static final TlsFiles NONE = new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty(), "");

    /// Reads the files. Throws with a line for people.
    GrpcTarget.Security security() throws IOException {
        if (equals(NONE)) {
            return new GrpcTarget.Plain();
        }
        if (certificate.isPresent() != key.isPresent()) {
            throw new IOException(
                    "a certificate needs its key and a key its certificate; give both (--cert, --key)");
        }
        var identity = certificate.isPresent()
                ? Optional.of(new GrpcTarget.Identity(read(certificate.get()), read(key.orElseThrow())))
                : Optional.<GrpcTarget.Identity>empty();
        return new GrpcTarget.Tls(ca.isPresent() ? Optional.of(read(ca.get())) : Optional.empty(), authority, identity);
    }

    private static Pem read(Path file) throws IOException {
        try {
            return Pem.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new IOException(file + ": cannot be read; give a PEM file", unreadable);
        }
    }
}
