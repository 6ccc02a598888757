package dev.weft.flow.source;

import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowSource;
import dev.weft.flow.link.Dial;
import java.util.Optional;

/// What is the same in offers of gRPC servers that are reached through a port-forward.
final class GrpcOffers {
    /// Makes the source of a server that is reached by this dial.
    interface Maker {
        FlowSource over(Dial dial);
    }

    private GrpcOffers() {}

    /// With `keys` it asks for consent: reading a Secret is nothing to be done unasked.
    static FlowOffer offer(String source, String adds, Place place, Optional<SecretKeys> keys, Finder.Sight sight)
            throws InterruptedException {
        var tunnel = sight.rights().missingUpgrade("pods/portforward", place.namespace());
        if (tunnel.isPresent()) {
            return new FlowOffer(source, place.text(), adds, FlowOffer.State.FORBIDDEN, tunnel.get());
        }
        if (place.doors(sight.snapshot()).isEmpty()) {
            return new FlowOffer(
                    source, place.text(), adds, FlowOffer.State.SILENT,
                    "no pod of it is ready: run: kubectl get pods -n " + place.namespace());
        }
        if (keys.isEmpty()) {
            return new FlowOffer(source, place.text(), adds, FlowOffer.State.READY, "");
        }
        return keys.get()
                .missing(sight.rights())
                .map(remedy -> new FlowOffer(source, place.text(), adds, FlowOffer.State.FORBIDDEN, remedy))
                .orElseGet(() -> new FlowOffer(
                        source, place.text() + ", with TLS", adds, FlowOffer.State.ASKS,
                        "agree that Weft reads its client certificate from a Secret in " + place.namespace()));
    }
}
