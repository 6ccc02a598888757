package dev.weft.topology;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowStats;
import dev.weft.flow.PolicyWord;
import dev.weft.net.TrafficSet;
import java.util.List;
import java.util.Optional;

/// Why an edge is there.
public sealed interface Evidence {
    /// Policy allows it (or may allow it: `unknown`).
    record Declared(TrafficSet allowed, TrafficSet unknown) implements Evidence {}

    /// A flow was seen. `allowed` and `unknown` are the engine's word for the same pair and port, now.
    record Observed(FlowKey key, FlowStats stats, boolean allowed, boolean unknown) implements Evidence {
        /// The engine's word as policies stand.
        public PolicyWord now() {
            return unknown ? PolicyWord.UNKNOWN : allowed ? PolicyWord.ALLOWED : PolicyWord.DENIED;
        }

        public Optional<Disagreement> disagreement() {
            return Disagreement.of(key.verdict(), stats.word(), now());
        }
    }

    /// Policy refuses all of it, and nobody was seen to try.
    record Refused() implements Evidence {}

    /// A draft would change it: `gained` would surely be allowed, `lost` would surely be denied, and whether `unsure`
    /// would still be allowed cannot be known.
    record Drafted(TrafficSet gained, TrafficSet lost, TrafficSet unsure) implements Evidence {}

    /// A Service or an Ingress leads here, by its own definition: no traffic by itself. `ports` are short texts.
    record Leads(ObjectRef by, List<String> ports) implements Evidence {}
}
