package dev.weft.topology.part;

import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowTraffic;
import dev.weft.net.PortSet;
import dev.weft.net.Traffic;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability;
import dev.weft.topology.Contributor;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was seen, each flow with the engine's word for the same ends and the same port, as policies stand now.
public final class FlowEdges implements Contributor {
    private final Survey survey;
    private @Nullable FlowEnds last;

    FlowEdges(Survey survey) {
        this.survey = survey;
    }

    @Override
    public String name() {
        return "flows";
    }

    @Override
    public void contribute(TopologyRequest request, TopologyParts parts) {
        if (request.flows().flows().isEmpty()) {
            return;
        }
        var reach = survey.outside(request);
        var ends = ends(request);
        request.flows().flows().forEach((key, stats) -> {
            var source = ends.find(key.source());
            var destination = ends.find(key.destination());
            var from = node(source, destination, Direction.INGRESS, reach);
            var to = node(destination, source, Direction.EGRESS, reach);
            parts.node(from);
            parts.node(to);
            parts.edge(
                    new EdgeId(from.id(), to.id()),
                    evidence(request.reachability().reachability(), source, destination, key, stats));
        });
    }

    @Override
    public Optional<List<NodeChange>> since(TopologyRequest earlier, TopologyRequest request) {
        boolean silent = earlier.flows().flows().isEmpty() && request.flows().flows().isEmpty();
        return silent ? Optional.of(List.of()) : Optional.empty();
    }

    /// Flows come every second, pods and policies seldom.
    private FlowEnds ends(TopologyRequest request) {
        var known = last;
        if (known != null && known.serves(request)) {
            known.forget();
            return known;
        }
        var made = new FlowEnds(request, survey.ends(request), survey.outside(request));
        last = made;
        return made;
    }

    /// An outside address is drawn at the range that its partner's policies name, so that what is seen and what is
    /// allowed meet in one edge.
    private static TopologyNode node(
            FlowEnds.Found end, FlowEnds.Found partner, Direction direction, OutsideReach reach) {
        if (end.address().isEmpty() || partner.end().isEmpty()) {
            return end.node();
        }
        return reach.of(partner.end().get(), direction).stream()
                .filter(range -> range.addresses().contains(end.address().get()))
                .map(range -> OutsideLabel.node(range.addresses()))
                .findFirst()
                .orElse(end.node());
    }

    /// Every port where the source did not tell it.
    private static TrafficSet asked(FlowTraffic traffic) {
        return traffic.exact().map(Traffic::asSet).orElse(TrafficSet.of(traffic.protocol(), PortSet.ALL));
    }

    private static Evidence evidence(
            Reachability reachability, FlowEnds.Found source, FlowEnds.Found destination, FlowKey key,
                    FlowStats stats) {
        boolean anyAllowed = false;
        boolean anyDenied = false;
        boolean unknown = source.endpoints().isEmpty() || destination.endpoints().isEmpty();
        for (Endpoint from : source.endpoints()) {
            for (Endpoint to : destination.endpoints()) {
                Cell cell = reachability.cell(from, to);
                var asked = asked(key.traffic());
                boolean allowed = cell.allowed().containsAll(asked);
                unknown |= !cell.unknown().intersect(asked).isEmpty();
                anyAllowed |= !cell.allowed().intersect(asked).isEmpty();
                anyDenied |= !allowed;
            }
        }
        boolean mixed = anyAllowed && anyDenied; // which of the backends or ports it was is not known
        return new Evidence.Observed(key, stats, anyAllowed && !anyDenied, unknown || mixed);
    }
}
