package dev.weft.policy;

import dev.weft.net.Traffic;

/// Walks the same rules again for one packet and says why.
public final class Explainer {
    private final Reachability reachability;

    public Explainer(Reachability reachability) {
        this.reachability = reachability;
    }

    public Explanation explain(Endpoint source, Endpoint destination, Traffic traffic) {
        throw new UnsupportedOperationException("to be written" + reachability + source + destination + traffic);
    }
}
