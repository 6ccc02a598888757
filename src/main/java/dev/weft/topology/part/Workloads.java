package dev.weft.topology.part;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Isolation;
import dev.weft.policy.Party;
import dev.weft.topology.Contributor;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One node for each workload: its pods, the ports they declare, and whether policies isolate it.
public final class Workloads implements Contributor {
    private final Survey survey;
    private @Nullable Ends drawn;
    private List<TopologyNode> nodes = List.of();

    Workloads(Survey survey) {
        this.survey = survey;
    }

    @Override
    public String name() {
        return "workloads";
    }

    @Override
    public void contribute(TopologyRequest request, TopologyParts parts) {
        draw(survey.ends(request));
        nodes.forEach(parts::node);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // ends are made once
    public Optional<List<NodeChange>> since(TopologyRequest earlier, TopologyRequest request) {
        var before = nodes;
        return survey.step(request)
                .filter(step -> step.isIdle(earlier) && step.before() == drawn)
                .map(_ -> {
                    draw(survey.ends(request));
                    return IntStream.range(0, before.size())
                            .filter(i -> !before.get(i).equals(nodes.get(i)))
                            .mapToObj(i -> new NodeChange(before.get(i), nodes.get(i)))
                            .toList();
                });
    }

    /// Of an end that is the same object the node is the same.
    @SuppressWarnings("ReferenceEquality")
    private void draw(Ends ends) {
        var before = drawn == null ? List.<Ends.End>of() : drawn.all();
        if (drawn == ends) {
            return;
        }
        var next = new ArrayList<TopologyNode>(ends.all().size());
        for (int i = 0; i < ends.all().size(); i++) {
            var end = ends.all().get(i);
            next.add(i < before.size() && before.get(i) == end ? nodes.get(i) : node(end.group(), end.isolation()));
        }
        drawn = ends;
        nodes = next;
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

    /// A node as contributors name it that know no facts about it.
    static TopologyNode named(ObjectRef workload) {
        return new TopologyNode(
                NodeId.ofWorkload(workload),
                workload.name(),
                workload.namespace(),
                Optional.of(workload),
                TopologyNode.Facts.NONE);
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
