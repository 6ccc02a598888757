package dev.weft.layout.algorithm;

import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Topologies for tests of layouts, by plain names: `shop/web` is a workload, `folded:shop` a folded namespace,
/// `out:10.0.0.0/8` an outside peer, `in:www` an ingress, `machine:n1` a machine.
final class Sample {
    private final SortedMap<NodeId, TopologyNode> nodes = new TreeMap<>();
    private final TreeSet<EdgeId> edges = new TreeSet<>();

    static Sample of(String... names) {
        var sample = new Sample();
        for (var name : names) {
            sample.with(name);
        }
        return sample;
    }

    Sample with(String name) {
        var node = node(name);
        nodes.put(node.id(), node);
        return this;
    }

    Sample without(String name) {
        var id = id(name);
        nodes.remove(id);
        edges.removeIf(edge -> edge.source().equals(id) || edge.target().equals(id));
        return this;
    }

    Sample edge(String source, String target) {
        with(source);
        with(target);
        edges.add(new EdgeId(id(source), id(target)));
        return this;
    }

    Topology topology() {
        return Topology.of(
                nodes.values(), edges.stream().map(id -> new TopologyEdge(id, List.of())).toList());
    }

    static NodeId id(String name) {
        return node(name).id();
    }

    private static TopologyNode node(String name) {
        int colon = name.indexOf(':');
        var rest = name.substring(colon + 1);
        return switch (colon < 0 ? "" : name.substring(0, colon)) {
            case "folded" -> node(NodeId.Kind.NAMESPACE, rest, "");
            case "out" -> node(NodeId.Kind.OUTSIDE, rest, "");
            case "in" -> node(NodeId.Kind.INGRESS, rest, "");
            case "machine" -> node(NodeId.Kind.MACHINE, rest, "");
            default -> node(NodeId.Kind.WORKLOAD, rest, rest.substring(0, rest.indexOf('/')));
        };
    }

    private static TopologyNode node(NodeId.Kind kind, String key, String namespace) {
        var label = key.substring(namespace.isEmpty() ? 0 : namespace.length() + 1);
        return new TopologyNode(new NodeId(kind, key), label, namespace, Optional.empty(), TopologyNode.Facts.NONE);
    }

    /// Workloads in namespaces of very different sizes, three edges in four inside their namespace, and some rims.
    static Sample random(long seed, int workloads) {
        var random = new Random(seed);
        var names = new ArrayList<String>();
        int namespaces = Math.max(1, workloads / 15);
        for (int i = 0; i < workloads; i++) {
            int namespace = (int) (namespaces * Math.pow(random.nextDouble(), 2));
            names.add("ns-" + namespace + "/" + "workload-with-a-long-name".substring(random.nextInt(20)) + "-" + i);
        }
        var sample = of(names.toArray(String[]::new));
        for (int i = 0; i < workloads * 5 / 3; i++) {
            var source = names.get(random.nextInt(workloads));
            var near = names.stream().filter(other -> namespace(other).equals(namespace(source))).toList();
            var target = random.nextInt(4) > 0
                    ? near.get(random.nextInt(near.size()))
                    : names.get(random.nextInt(workloads));
            sample.edge(source, target);
        }
        for (int i = 0; i < 1 + workloads / 40; i++) {
            sample.edge(names.get(random.nextInt(workloads)), "out:10." + i + ".0.0/16");
            sample.edge("out:192.168." + i + ".0/24", names.get(random.nextInt(workloads)));
            sample.edge("in:www-" + i, names.get(random.nextInt(workloads)));
            sample.edge("machine:n" + i, names.get(random.nextInt(workloads)));
            sample.edge("folded:closed-" + i, names.get(random.nextInt(workloads)));
        }
        return sample;
    }

    private static String namespace(String name) {
        return name.substring(0, name.indexOf('/'));
    }
}
