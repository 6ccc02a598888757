package dev.weft.topology.part;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.fixture.Seen;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.net.IpAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Observed flows, for tests.
final class Flows {
    private static final FlowStats ONCE =
            Seen.once(Instant.EPOCH);

    private Flows() {}

    static FlowEnd pod(String namespace, String name) {
        return new FlowEnd.OfPod(ObjectRef.ofPod(namespace, name));
    }

    static FlowEnd address(String text) {
        return new FlowEnd.OfAddress(IpAddress.parse(text).orElseThrow());
    }

    static FlowKey tcp(FlowEnd source, FlowEnd destination, int port) {
        return new FlowKey(source, destination, FlowTraffic.tcp(port), FlowVerdict.FORWARDED, "sockets");
    }

    static FlowKey dropped(FlowEnd source, FlowEnd destination, int port) {
        return new FlowKey(source, destination, FlowTraffic.tcp(port), FlowVerdict.DROPPED, "sockets");
    }

    static FlowWindow window(FlowKey... keys) {
        Map<FlowKey, FlowStats> flows = new HashMap<>();
        for (var key : keys) {
            flows.put(key, ONCE);
        }
        return new FlowWindow(Instant.EPOCH, Instant.EPOCH, flows, List.of());
    }

    /// Every pod talks to every other.
    static FlowWindow window(ClusterSnapshot snapshot) {
        return window(snapshot.pods().stream()
                .flatMap(from -> snapshot.pods().stream()
                        .map(to -> tcp(new FlowEnd.OfPod(from.ref()), new FlowEnd.OfPod(to.ref()), 8080)))
                .toArray(FlowKey[]::new));
    }
}
