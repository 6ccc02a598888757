package dev.weft.flow.source;

import dev.weft.flow.goldmane.GoldmaneFlowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Calico's Goldmane, found by its label, or the name of its Service, in any namespace. It asks for a client
/// certificate, always.
///
/// Source: Calico's documentation on using the flow API; operator.tigera.io, Goldmane.
record GoldmaneOffer(GrpcOffers.Maker maker) implements Finder {
    private static final String SERVICE = "goldmane";
    private static final String ADDS =
            "workloads, verdicts, policies enforced and staged, bytes, connections; half a minute late";
    private static final int USUAL = 7443;

    @Override
    public List<Found> find(Sight sight) throws InterruptedException {
        var found = new ArrayList<Found>();
        for (var place : Place.labelledOrNamed(sight.snapshot(), SERVICE, USUAL)) {
            found.add(found(place, sight));
        }
        return found;
    }

    private Found found(Place place, Sight sight) throws InterruptedException {
        var keys = keys(place);
        var offer = GrpcOffers.offer(GoldmaneFlowSource.NAME, ADDS, place, Optional.of(keys), sight);
        var access = sight.access();
        return new Found(offer, context -> maker.over(
                new PodDial(place, context::cluster, access.tunnels(), keys.from(access.secrets()))));
    }

    private static SecretKeys keys(Place place) {
        var name = place instanceof Place.OfService(var service, var _) ? service.name() : SERVICE;
        return new SecretKeys(
                place.namespace(),
                List.of("node-certs"),
                List.of(new SecretKeys.Authority("goldmane-key-pair", "tls.crt")),
                name + "." + place.namespace() + ".svc");
    }
}
