package dev.weft.topology;

import java.time.Instant;
import java.util.Optional;

/// A door: the drawn graph as a text that other programs read. The same topology gives the same text.
public interface GraphFormat {
    /// Where the graph is from: the source's name, and as of when, by our clock; absent where time has no meaning, as
    /// with a folder of manifests.
    record Origin(String source, Optional<Instant> asOf) {}

    /// How its files end, without the dot: `dot`.
    String ending();

    /// Its name in menus.
    String title();

    /// Every node and every edge, with the state of each edge in words; what cannot be known is called unknown.
    String text(Topology topology, Origin origin);
}
