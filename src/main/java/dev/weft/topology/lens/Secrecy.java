package dev.weft.topology.lens;

import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowFacts.Known;
import dev.weft.topology.Evidence;
import dev.weft.topology.TopologyEdge;
import java.util.Optional;

/// Whether the traffic of an edge was seen to be secret on its way: by mTLS of a mesh, or on the wire. A source that
/// does not know says nothing, and what was never seen is not judged.
public enum Secrecy {
    SECRET("mTLS or encrypted, as seen"),
    /// Some of it, or of some of its pairs.
    PARTLY("partly mTLS or encrypted, as seen"),
    PLAIN("no mTLS, or not encrypted, as seen");

    private final String word;

    Secrecy(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// Empty where no flow told.
    public static Optional<Secrecy> of(TopologyEdge edge) {
        boolean secret = false;
        boolean plain = false;
        for (var evidence : edge.evidence()) {
            if (evidence instanceof Evidence.Observed seen) {
                var known = of(seen.stats().facts().security());
                secret |= known == Known.YES || known == Known.PARTLY;
                plain |= known == Known.NO || known == Known.PARTLY;
            }
        }
        if (secret && plain) {
            return Optional.of(PARTLY);
        }
        return secret ? Optional.of(SECRET) : plain ? Optional.of(PLAIN) : Optional.empty();
    }

    /// Either kind makes it secret. Without mTLS the packets may still be encrypted: it is plain only where the source
    /// says no of both, or no of the one that it knows.
    private static Known of(FlowFacts.Security security) {
        var mtls = security.mtls();
        var wire = security.encrypted();
        if (mtls == Known.YES || wire == Known.YES) {
            return Known.YES;
        }
        if (mtls == Known.PARTLY || wire == Known.PARTLY) {
            return Known.PARTLY;
        }
        return mtls == Known.NO || wire == Known.NO ? Known.NO : Known.UNKNOWN;
    }
}
