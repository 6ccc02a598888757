package dev.weft.topology.hub;

import dev.weft.net.PortSet;
import dev.weft.net.TrafficSet;
import dev.weft.topology.Evidence;
import dev.weft.topology.TopologyEdge;

/// What is asked on an edge.
final class Ports {
    private static final PortSet DNS = PortSet.of(53);

    private Ports() {}

    /// Is all that was seen on it, or is allowed where nothing was seen, port 53? False where nothing is known of it.
    static boolean isDnsOnly(TopologyEdge edge) {
        boolean seen = edge.observed();
        boolean any = false;
        for (var evidence : edge.evidence()) {
            if (evidence instanceof Evidence.Observed(var key, _, _, _) && key.traffic().port() != 53) {
                return false;
            }
            if (!seen
                    && evidence instanceof Evidence.Declared(var allowed, var unknown)
                    && !(isDns(allowed) && isDns(unknown))) {
                return false;
            }
            any = true;
        }
        return any;
    }

    private static boolean isDns(TrafficSet traffic) {
        return traffic.ports().values().stream().allMatch(DNS::equals); // a set of no port is not in the map
    }
}
