package dev.weft.flow.link;

import java.util.Optional;

/// Where a gRPC server is, and how it is spoken to. `host` is a name or an address; a tunnel's is on loopback.
public record GrpcTarget(String host, int port, Security security) {
    public sealed interface Security {}

    /// HTTP/2 without encryption.
    public record Plain() implements Security {}

    /// `authorities` are the only ones trusted; empty means those of the Java runtime. `authority` is the name that the
    /// server's certificate must bear; empty means `host`. With `client` the server is shown a certificate of ours.
    public record Tls(Optional<Pem> authorities, String authority, Optional<Identity> client) implements Security {}

    /// A client's certificate chain and its private key, which has no password.
    public record Identity(Pem certificates, Pem key) {}

    public static GrpcTarget plain(String host, int port) {
        return new GrpcTarget(host, port, new Plain());
    }

    /// `127.0.0.1:4245`; an IPv6 address stands in brackets.
    public String address() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
