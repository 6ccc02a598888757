package dev.weft.topology.part;

import dev.weft.policy.Endpoint;
import dev.weft.policy.Party;
import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.Contributor;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One node for each folded box, with the number of its workloads and of those that run.
public final class NamespaceGroups implements Contributor {
    private record Made(WorkloadReachability reachability, Map<NodeId, TopologyNode> nodes) {}

    private @Nullable Made last;

    @Override
    public String name() {
        return "namespaces";
    }

    @Override
    public void contribute(TopologyRequest request, TopologyParts parts) {
        var made = new Made(request.reachability(), nodes(request));
        last = made;
        made.nodes.values().forEach(parts::node);
    }

    /// Boxes come and go with their workloads.
    @Override
    @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same object while no policy or pod changed
    public Optional<List<NodeChange>> since(TopologyRequest earlier, TopologyRequest request) {
        var known = last;
        if (known == null || known.reachability != earlier.reachability()) {
            return Optional.empty();
        }
        var now = nodes(request);
        last = new Made(request.reachability(), now);
        if (!now.keySet().equals(known.nodes.keySet())) {
            return Optional.empty();
        }
        return Optional.of(now.values().stream()
                .map(node -> new NodeChange(known.nodes.getOrDefault(node.id(), node), node))
                .filter(change -> !change.before().equals(change.now()))
                .toList());
    }

    private static Map<NodeId, TopologyNode> nodes(TopologyRequest request) {
        var members = new HashMap<String, Integer>();
        var ready = new HashMap<String, Integer>();
        for (Party party : request.reachability().parties()) {
            if (party instanceof Party.Group group && request.folds(request.box(group.ref()))) {
                var box = request.box(group.ref());
                members.merge(box, 1, Integer::sum);
                ready.merge(box, runs(group) ? 1 : 0, Integer::sum);
            }
        }
        var nodes = new HashMap<NodeId, TopologyNode>();
        members.forEach((namespace, count) -> {
            var facts = new TopologyNode.Facts(count, ready.getOrDefault(namespace, 0), List.of(), Optional.empty());
            var id = NodeId.ofNamespace(namespace);
            nodes.put(id, new TopologyNode(id, namespace, "", Optional.empty(), facts));
        });
        return nodes;
    }

    private static boolean runs(Party.Group group) {
        return group.members().stream()
                .anyMatch(member -> member instanceof Endpoint.OfPod(var pod) && Workloads.runs(pod));
    }
}
