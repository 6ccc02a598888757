package dev.weft.session;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Which observation the user wants. `sources` are the flow sources to run; empty lets Weft take the best that needs no
/// consent. `sockets` are the namespaces whose pods may be read by exec, `secrets` the sources whose client certificate
/// may be read out of a Secret: none until the user has consented. `window` is how long a flow stays on screen after it
/// was last seen.
public record FlowWish(Optional<Set<String>> sources, Set<String> sockets, Set<String> secrets, Duration window) {
    /// As long as Weft can be left running.
    public static final Duration SINCE_START = Duration.ofDays(36_500);
    public static final FlowWish NONE = new FlowWish(Optional.empty(), Set.of(), Set.of(), Duration.ofMinutes(15));

    public FlowWish {
        sources = sources.map(Set::copyOf);
        sockets = Set.copyOf(sockets);
        secrets = Set.copyOf(secrets);
    }

    public FlowWish withSources(Optional<Set<String>> other) {
        return new FlowWish(other, sockets, secrets, window);
    }

    public FlowWish withSockets(Set<String> namespaces) {
        return new FlowWish(sources, namespaces, secrets, window);
    }

    public FlowWish withSecrets(Set<String> names) {
        return new FlowWish(sources, sockets, names, window);
    }

    public FlowWish withWindow(Duration other) {
        return new FlowWish(sources, sockets, secrets, other);
    }
}
