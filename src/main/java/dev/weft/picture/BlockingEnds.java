package dev.weft.picture;

import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.net.IpSet;
import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Explanation;
import dev.weft.policy.Isolation;
import dev.weft.policy.Party;
import dev.weft.policy.Verdict;
import dev.weft.session.Frame;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Finds out which end blocks. First by asking the engine why one denied packet is denied; where its ends cannot be
/// named (a service, a merged edge), by which end is isolated at all. A packet that both ends deny never leaves its
/// source, so the source blocks it.
final class BlockingEnds {
    private final Frame frame;
    /// What the engine said of flows, as long as the same rules apply: traffic is news each second, rules are not.
    private final Map<FlowKey, Optional<BlockingEnd>> told;

    BlockingEnds(Frame frame) {
        this(frame, new ConcurrentHashMap<>());
    }

    private BlockingEnds(Frame frame, Map<FlowKey, Optional<BlockingEnd>> told) {
        this.frame = frame;
        this.told = told;
    }

    /// The same in another frame; what was asked is not asked again while the engine would say the same.
    @SuppressWarnings("ReferenceEquality") // rules are themselves while nothing changed
    BlockingEnds in(Frame other) {
        boolean same = frame.meaning().reachability() == other.meaning().reachability()
                && frame.meaning().snapshot() == other.meaning().snapshot();
        return same ? new BlockingEnds(other, told) : new BlockingEnds(other);
    }

    BlockingEnd of(TopologyEdge edge) {
        for (var evidence : edge.evidence()) {
            var asked = switch (evidence) {
                case Evidence.Observed(var key, _, var allowed, var unknown) when !allowed && !unknown ->
                    told.computeIfAbsent(key, this::observed);
                case Evidence.Drafted(_, var lost, _) when !lost.isEmpty() ->
                    lost.witness().flatMap(traffic -> drafted(edge, traffic));
                default -> Optional.<BlockingEnd>empty();
            };
            if (asked.isPresent()) {
                return asked.get();
            }
        }
        return edge.evidence().stream().anyMatch(BlockingEnds::isDeniedByPolicy)
                ? byIsolation(edge)
                : BlockingEnd.UNKNOWN;
    }

    /// A drop that the engine would allow is nobody's policy: neither end is to blame.
    private static boolean isDeniedByPolicy(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Observed seen -> !seen.allowed() && !seen.unknown();
            case Evidence.Drafted drafted -> !drafted.lost().isEmpty();
            case Evidence.Declared _, Evidence.Refused _, Evidence.Leads _ -> false;
        };
    }

    private Optional<BlockingEnd> observed(FlowKey key) {
        var reachability = frame.meaning().reachability().reachability();
        return end(key.source())
                .flatMap(source -> end(key.destination())
                        .flatMap(target -> key.traffic()
                                .exact()
                                .flatMap(port -> blocker(reachability.explain(source, target, port)))));
    }

    private Optional<Endpoint> end(FlowEnd end) {
        return switch (end) {
            case FlowEnd.OfPod(var pod) -> frame.meaning().snapshot().pod(pod).map(Endpoint.OfPod::new);
            case FlowEnd.OfAddress(var address) -> Optional.of(new Endpoint.Outside(IpSet.of(address)));
            case FlowEnd.OfWorkload(var workload) -> frame.meaning().snapshot().pods().stream()
                    .filter(pod -> frame.meaning().snapshot().workloadOf(pod).equals(workload))
                    .findFirst()
                    .map(Endpoint.OfPod::new);
            case FlowEnd.OfService _, FlowEnd.OfNode _, FlowEnd.OfName _, FlowEnd.Unknown _ -> Optional.empty();
        };
    }

    private Optional<BlockingEnd> drafted(TopologyEdge edge, Traffic traffic) {
        return frame.draft().flatMap(outcome -> {
            var reachability = outcome.after().reachability();
            return party(edge.id().source())
                    .flatMap(source -> party(edge.id().target())
                            .flatMap(target -> outcome.difference().of(source, target)))
                    .flatMap(change -> first(change.source())
                            .flatMap(source -> first(change.destination())
                                    .flatMap(target -> blocker(reachability.explain(source, target, traffic)))));
        });
    }

    /// One end that stands for the whole party.
    private static Optional<Endpoint> first(Party party) {
        return switch (party) {
            case Party.Group(_, var members) -> members.stream().findFirst();
            case Party.Outside(var addresses) -> Optional.of(new Endpoint.Outside(addresses));
        };
    }

    /// The id of the party that is drawn as this node.
    private static Optional<String> party(NodeId id) {
        return switch (id.kind()) {
            case WORKLOAD -> Optional.of(id.key());
            case OUTSIDE -> Optional.of(id.key() + "[External]");
            case GROUP, NAMESPACE, SERVICE, INGRESS, MACHINE -> Optional.empty();
        };
    }

    private static Optional<BlockingEnd> blocker(Explanation explanation) {
        if (explanation.egress().verdict() instanceof Verdict.Denied) {
            return Optional.of(BlockingEnd.SOURCE);
        }
        return explanation.ingress().verdict() instanceof Verdict.Denied
                ? Optional.of(BlockingEnd.TARGET)
                : Optional.empty();
    }

    private BlockingEnd byIsolation(TopologyEdge edge) {
        boolean egress = isolation(edge.id().source()).filter(Isolation::egress).isPresent();
        boolean ingress = isolation(edge.id().target()).filter(Isolation::ingress).isPresent();
        if (egress == ingress) {
            return BlockingEnd.UNKNOWN;
        }
        return egress ? BlockingEnd.SOURCE : BlockingEnd.TARGET;
    }

    private Optional<Isolation> isolation(NodeId id) {
        return frame.scene().topology().node(id).map(TopologyNode::facts).flatMap(TopologyNode.Facts::isolation);
    }
}
