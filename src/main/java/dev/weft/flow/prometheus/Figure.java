package dev.weft.flow.prometheus;

/// What the value of a query says of an edge; per second, where nothing else is said.
enum Figure {
    REQUESTS,
    /// Among the requests: those that failed.
    ERRORS,
    /// The 95th percentile, in milliseconds: no rate, and never added.
    LATENCY,
    /// Opened.
    CONNECTIONS,
    /// From client to server.
    BYTES_OUT,
    /// From server to client.
    BYTES_IN,
    /// What an agent saw of packets: neither requests nor connections.
    EVENTS,
    /// Connections that stand open now.
    OPEN,
    /// Of what is [#JUDGED]: with mutual TLS. The unit does not matter, only whether it is all, none or some.
    SECURED,
    /// Traffic of which is known whether it had mutual TLS.
    JUDGED,
    /// Says only that the first end called the second, not the other way round.
    CALLER;

    /// Was there any traffic?
    boolean active() {
        return switch (this) {
            case REQUESTS, CONNECTIONS, BYTES_OUT, BYTES_IN, EVENTS, OPEN -> true;
            case ERRORS, LATENCY, SECURED, JUDGED, CALLER -> false;
        };
    }

    /// Of two rows of one edge.
    double both(double one, double other) {
        return this == LATENCY ? Math.max(one, other) : one + other;
    }
}
