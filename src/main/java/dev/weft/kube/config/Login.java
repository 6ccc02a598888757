package dev.weft.kube.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/// How a user shows who he is in each request, apart from a client certificate.
interface Login {
    /// The value of the Authorization header now; empty for none. May block while a plugin runs.
    Optional<String> authorization() throws IOException;

    /// The server answered 401 to this header: gets another one if that makes sense, and says whether it did.
    default boolean renewed(Optional<String> refused) throws IOException {
        return false;
    }

    /// The server took the header.
    default void accepted(Optional<String> header) {}

    /// No header, or always the same one.
    record Fixed(Optional<String> authorization) implements Login {
        static Fixed token(String token) {
            return new Fixed(Optional.of("Bearer " + token));
        }

        static Fixed basic(String name, String password) {
            var pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
            return new Fixed(Optional.of("Basic " + Base64.getEncoder().encodeToString(pair)));
        }

        @Override
        public String toString() {
            return authorization.isPresent() ? "a fixed login" : "no login";
        }
    }

    /// Read anew for each request: such files are short, and replaced by others under our feet.
    record TokenFile(Path file) implements Login {
        @Override
        public Optional<String> authorization() throws IOException {
            try {
                return Optional.of("Bearer " + Files.readString(file).strip());
            } catch (IOException unreadable) {
                throw new AccessException("the token file " + file + " cannot be read", "put a token there");
            }
        }
    }
}
