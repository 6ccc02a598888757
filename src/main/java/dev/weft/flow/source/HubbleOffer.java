package dev.weft.flow.source;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.hubble.HubbleFlowSource;
import dev.weft.flow.link.GrpcTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Hubble's relay, of Cilium or of Retina: found by its label in any namespace.
///
/// TLS is guessed: from the Service's port (443, or a name that says so), and Retina's relay has it unless it was
/// turned off. Source: the charts of Cilium (hubble-relay, tls-helm) and of Retina (deploy/hubble).
record HubbleOffer(GrpcOffers.Maker maker) implements Finder {
    private static final String ADDS =
            "exact pods, verdicts, drop reasons, policy names, DNS names, requests; no bytes";
    private static final int RELAY = 4245;
    private static final int HTTPS = 443;

    @Override
    public List<Found> find(Sight sight) throws InterruptedException {
        var found = new ArrayList<Found>();
        for (var place : Place.labelled(sight.snapshot(), "hubble-relay", RELAY)) {
            found.add(found(place, sight));
        }
        return found;
    }

    private Found found(Place place, Sight sight) throws InterruptedException {
        var keys = speaksTls(place, sight.snapshot()) ? Optional.of(keys(place.namespace()))
                : Optional.<SecretKeys>empty();
        var offer = GrpcOffers.offer(HubbleFlowSource.NAME, ADDS, place, keys, sight);
        var access = sight.access();
        return new Found(offer, context -> maker.over(new PodDial(
                place, context::cluster, access.tunnels(),
                keys.map(each -> each.from(access.secrets())).orElse(GrpcTarget.Plain::new))));
    }

    private static SecretKeys keys(String namespace) {
        return new SecretKeys(
                namespace,
                List.of("hubble-ui-client-certs", "hubble-relay-client-certs"),
                List.of(
                        new SecretKeys.Authority("hubble-relay-server-certs", "ca.crt"),
                        new SecretKeys.Authority("cilium-ca", "ca.crt")),
                "ui.hubble-relay.cilium.io");
    }

    private static boolean speaksTls(Place place, ClusterSnapshot snapshot) {
        var port = place instanceof Place.OfService(var _, var each) ? Optional.of(each)
                : Optional.<dev.weft.cluster.Service.Port>empty();
        return port.filter(each -> each.number() == HTTPS || each.name().contains("tls")
                                || each.name().contains("https"))
                        .isPresent()
                || place.doors(snapshot).stream().anyMatch(door -> isRetinas(snapshot, door));
    }

    private static boolean isRetinas(ClusterSnapshot snapshot, Place.Door door) {
        return snapshot.pod(door.pod())
                .flatMap(pod -> pod.labels().value("app.kubernetes.io/part-of"))
                .filter("retina"::equals)
                .isPresent();
    }
}
