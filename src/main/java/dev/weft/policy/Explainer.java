package dev.weft.policy;

import dev.weft.net.Traffic;

/// The question *why*, asked of one reachability: walks the same rules again for one packet.
public final class Explainer {
    private final Reachability reachability;

    public Explainer(Reachability reachability) {
        this.reachability = reachability;
    }

    public Explanation explain(Endpoint source, Endpoint destination, Traffic traffic) {
        return reachability.explain(source, destination, traffic);
    }
}
