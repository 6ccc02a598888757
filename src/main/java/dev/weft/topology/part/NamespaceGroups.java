package dev.weft.topology.part;

import dev.weft.policy.Endpoint;
import dev.weft.policy.Party;
import dev.weft.topology.Contributor;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// One node for each folded box, with the number of its workloads and of those that run.
public final class NamespaceGroups implements Contributor {
    @Override
    public String name() {
        return "namespaces";
    }

    @Override
    public void contribute(TopologyRequest request, TopologyParts parts) {
        var members = new HashMap<String, Integer>();
        var ready = new HashMap<String, Integer>();
        for (Party party : request.reachability().parties()) {
            if (party instanceof Party.Group group && request.folds(request.box(group.ref()))) {
                var box = request.box(group.ref());
                members.merge(box, 1, Integer::sum);
                ready.merge(box, runs(group) ? 1 : 0, Integer::sum);
            }
        }
        members.forEach((namespace, count) -> parts.node(new TopologyNode(
                NodeId.ofNamespace(namespace),
                namespace,
                "",
                Optional.empty(),
                new TopologyNode.Facts(count, ready.getOrDefault(namespace, 0), List.of(), Optional.empty()))));
    }

    private static boolean runs(Party.Group group) {
        return group.members().stream()
                .anyMatch(member -> member instanceof Endpoint.OfPod(var pod) && Workloads.runs(pod));
    }
}
