package dev.weft.net;

import java.util.Locale;
import java.util.Optional;

/// The transport protocols that Kubernetes policy defines, in the order in which lists are printed.
/// Source: NetworkPolicyPort.protocol ("TCP, UDP, or SCTP").
public enum Protocol {
    SCTP,
    TCP,
    UDP;

    /// The protocol of that name in any case, or empty.
    public static Optional<Protocol> named(String name) {
        for (var protocol : values()) {
            if (protocol.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(protocol);
            }
        }
        return Optional.empty();
    }
}
