package dev.weft.flow.sockets;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Which connections were counted already: one that stays open is seen again, but not counted again. What is not seen
/// for so many passes as it takes to read every pod once is forgotten.
///
/// Threads: confined to one.
final class KnownConnections {
    private final Map<SocketPicture.Connection, Long> seen = new HashMap<>();
    private long pass = 1;

    /// How many of these were not known before; they are from now on.
    long fresh(Collection<SocketPicture.Connection> connections) {
        long fresh = 0;
        for (var connection : connections) {
            if (seen.put(connection, pass) == null) {
                fresh++;
            }
        }
        return fresh;
    }

    /// A pass ended; `passes` of them read every pod once.
    void passed(int passes) {
        seen.values().removeIf(last -> last <= pass - passes);
        pass++;
    }
}
