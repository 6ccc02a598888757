package dev.weft.session;

import java.time.Duration;
import java.util.Set;

/// Which observation the user wants. `sockets` are the namespaces whose pods may be read by exec: empty until the user
/// has consented. `window` is how long a flow stays on screen after it was last seen.
public record FlowWish(Set<String> sockets, Duration window) {
    public static final FlowWish NONE = new FlowWish(Set.of(), Duration.ofMinutes(15));

    public FlowWish {
        sockets = Set.copyOf(sockets);
    }
}
