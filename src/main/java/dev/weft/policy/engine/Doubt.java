package dev.weft.policy.engine;

import dev.weft.cluster.Problem;
import java.util.List;

/// Why one connection has several readings; the name is the stable code of a half on which they do not agree.
enum Doubt {
    HOST_NETWORK(
            "how policies treat host-network pods depends on the network plugin",
            "read in the plugin's documentation whether it tells them from their node"),
    ADDRESS_UNKNOWN(
            "its answer depends on an address that is not known (a pod that is pending, or made from a template)",
            "evaluate a live cluster, or select the pods by labels in place of an ipBlock"),
    NODE_UNKNOWN(
            "the pod is not scheduled, so its own node is not known", "wait until it is scheduled"),
    ADDRESSES_DIFFER(
            "policies treat the addresses of one end differently",
            "ask for one address, or write the ipBlock peers for all of them");

    private final String text;
    private final String remedy;

    Doubt(String text, String remedy) {
        this.text = text;
        this.remedy = remedy;
    }

    static Doubt of(End from, End to, List<Readings.Reading> readings) {
        if (from.isHostPod() || to.isHostPod()) {
            return HOST_NETWORK;
        }
        if (readings.stream().anyMatch(Readings.Reading::sameNode)) {
            return NODE_UNKNOWN;
        }
        boolean addressless = readings.stream()
                .anyMatch(reading -> reading.source().address().isEmpty() || reading.destination().address().isEmpty());
        return addressless ? ADDRESS_UNKNOWN : ADDRESSES_DIFFER;
    }

    Problem problem(String subject) {
        return Problem.warning(Problem.Place.of(subject), text, remedy);
    }
}
