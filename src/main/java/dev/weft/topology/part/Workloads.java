package dev.weft.topology.part;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Pod;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Isolation;
import dev.weft.policy.Party;
import dev.weft.topology.Contributor;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One node for each workload: its pods, the ports they declare, and whether policies isolate it.
public final class Workloads implements Contributor {
    private final Replay replay = new Replay();
    private final Survey survey;

    Workloads(Survey survey) {
        this.survey = survey;
    }

    @Override
    public String name() {
        return "workloads";
    }

    @Override
    public void contribute(TopologyRequest request, TopologyParts parts) {
        replay.contribute(request, parts, this::draw);
    }

    private void draw(TopologyRequest request, TopologyParts parts) {
        survey.ends(request).all().forEach(end -> parts.node(node(end.group(), end.isolation())));
    }

    private static TopologyNode node(Party.Group group, Isolation isolation) {
        int pods = 0;
        int ready = 0;
        for (var member : group.members()) {
            if (member instanceof Endpoint.OfPod(var pod)) {
                pods++;
                ready += runs(pod) ? 1 : 0;
            }
        }
        var ports = group.members().stream()
                .flatMap(Workloads::ports)
                .distinct()
                .sorted(PortText.ORDER)
                .map(PortText::of)
                .distinct()
                .toList();
        return new TopologyNode(
                NodeId.ofWorkload(group.ref()),
                group.ref().name(),
                group.ref().namespace(),
                Optional.of(group.ref()),
                new TopologyNode.Facts(pods, ready, ports, Optional.of(isolation)));
    }

    /// A synthetic pod stands for one that would run.
    static boolean runs(Pod pod) {
        return pod.phase() == Pod.Phase.RUNNING || pod.phase() == Pod.Phase.SYNTHETIC;
    }

    private static Stream<ContainerPort> ports(Endpoint member) {
        return switch (member) {
            case Endpoint.OfPod(var pod) -> pod.ports().stream();
            case Endpoint.OfTemplate(var workload) ->
                workload.template().stream().flatMap(template -> template.ports().stream());
            case Endpoint.OfNode _, Endpoint.Outside _ -> List.<ContainerPort>of().stream();
        };
    }
}
