package dev.weft.flow.demo;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Pod;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.link.ByText;
import dev.weft.net.IpAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The demo script played on a snapshot. Pure: the same seed, second and snapshot give the same flows.
///
/// Each pair has its rate; what is left below one connection is drawn by lot, and so are the pods. In second 0 every
/// pair is seen once at least, so that the first picture is whole.
record DemoTraffic(DemoScript script, long seed) {
    static final String NAME = "demo";
    private static final String NOTE = "scripted demo traffic";
    /// Keeps the lots of neighbouring seconds apart: an odd number with its bits well mixed (2^64 / golden ratio).
    private static final long STRIDE = 0x9E37_79B9_7F4A_7C15L;

    /// What happens in one second, in the order of keys. Pairs whose pods are not there are left out.
    List<Flow> second(ClusterSnapshot snapshot, long second, Instant at) {
        var lots = new SplittableRandom(seed + second * STRIDE);
        var workloads = workloads(snapshot);
        var counts = new TreeMap<FlowKey, Long>(ByText.KEYS);
        var sizes = new HashMap<FlowKey, Long>();
        for (var line : script.lines()) {
            var sources = ends(line.ends().source(), workloads);
            var destinations = ends(line.ends().destination(), workloads);
            if (sources.isEmpty() || destinations.isEmpty()) {
                continue;
            }
            long connections = Math.max(connections(line.rate(), lots), second == 0 ? 1 : 0);
            for (long i = 0; i < connections; i++) {
                var key = new FlowKey(
                        one(sources, lots), one(destinations, lots), FlowTraffic.of(line.traffic()), line.verdict(),
                        NAME);
                counts.merge(key, 1L, Long::sum);
                sizes.put(key, line.bytes());
            }
        }
        return counts.entrySet().stream()
                .map(entry -> Flow.at(
                                entry.getKey(),
                                at,
                                FlowCounts.events(entry.getValue())
                                        .withConnections(entry.getValue())
                                        .withBytesOut(entry.getValue() * sizes.getOrDefault(entry.getKey(), 0L)))
                        .with(FlowFacts.note(NOTE)))
                .toList();
    }

    private static long connections(double rate, SplittableRandom lots) {
        double swing = rate * (0.8 + 0.4 * lots.nextDouble()); // a fifth more or less: no traffic is as even as a clock
        long whole = (long) swing;
        return lots.nextDouble() < swing - whole ? whole + 1 : whole;
    }

    private static FlowEnd one(List<FlowEnd> ends, SplittableRandom lots) {
        return ends.get(lots.nextInt(ends.size()));
    }

    private static Map<String, List<FlowEnd>> workloads(ClusterSnapshot snapshot) {
        var workloads = new HashMap<String, List<FlowEnd>>();
        for (var pod : snapshot.pods()) {
            if (pod.phase() == Pod.Phase.RUNNING || pod.phase() == Pod.Phase.SYNTHETIC) {
                workloads.computeIfAbsent(snapshot.workloadOf(pod).path(), _ -> new ArrayList<>())
                        .add(new FlowEnd.OfPod(pod.ref()));
            }
        }
        snapshot.nodes().forEach(node ->
                workloads.put("node/" + node.ref().name(), List.of(new FlowEnd.OfNode(node.ref().name()))));
        return workloads;
    }

    private static List<FlowEnd> ends(String name, Map<String, List<FlowEnd>> workloads) {
        return IpAddress.parse(name)
                .<List<FlowEnd>>map(address -> List.of(new FlowEnd.OfAddress(address)))
                .orElseGet(() -> workloads.getOrDefault(name, List.of()));
    }
}
