package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Isolation;
import dev.weft.policy.Party;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The workloads of a request as numbered ends, with what their policies say at first sight.
final class Ends {
    /// One workload. Per direction: does any policy that selects it speak about it (else the end is free), and does any
    /// of their rules accept every peer of the cluster.
    record End(Party.Group group, Isolation isolation, Word ingress, Word egress) {
        Word word(Direction direction) {
            return direction == Direction.INGRESS ? ingress : egress;
        }

        boolean isolated(Direction direction) {
            return direction == Direction.INGRESS ? isolation.ingress() : isolation.egress();
        }

        String namespace() {
            return group.ref().namespace();
        }
    }

    /// What policies say about an end in one direction; ordered.
    enum Word {
        /// No policy speaks.
        FREE,
        /// Policies speak, and one accepts everybody.
        BROAD,
        /// Policies speak; none accepts everybody.
        NARROW
    }

    private static final IpSet ALL_V4 = new IpSet(List.of(IpRange.ALL_V4));

    private final Map<ObjectRef, Policy> policies = new HashMap<>();
    private final List<End> ends = new ArrayList<>();

    Ends(TopologyRequest request) {
        var reachability = request.reachability();
        reachability.reachability().policies().policies().forEach(policy -> policies.put(policy.ref(), policy));
        for (var party : reachability.parties()) {
            if (party instanceof Party.Group group) {
                var isolation = reachability.isolation(group);
                ends.add(new End(
                        group,
                        isolation,
                        word(isolation, Direction.INGRESS),
                        word(isolation, Direction.EGRESS)));
            }
        }
    }

    List<End> all() {
        return ends;
    }

    private Word word(Isolation isolation, Direction direction) {
        var word = Word.FREE;
        for (var ref : isolation.policies()) {
            var policy = policies.get(ref);
            if (policy != null && speaks(policy, direction)) {
                if (policy.rules().stream().anyMatch(rule -> acceptsEverybody(rule, direction))) {
                    return Word.BROAD;
                }
                word = Word.NARROW;
            }
        }
        return word;
    }

    private static boolean speaks(Policy policy, Direction direction) {
        return policy.isolates().contains(direction)
                || policy.rules().stream().anyMatch(rule -> rule.direction() == direction);
    }

    private static boolean acceptsEverybody(Rule rule, Direction direction) {
        return rule.direction() == direction
                && rule.action() == Action.ACCEPT
                && rule.peers().stream().anyMatch(Ends::isEverybody);
    }

    private static boolean isEverybody(Peer peer) {
        return switch (peer) {
            case Peer.Anyone _ -> true;
            case Peer.Pods(PodSelection(PodSelection.Scope.Matching(var namespaces), var pods)) ->
                namespaces.selectsEverything() && pods.selectsEverything();
            case Peer.Pods _ -> false;
            case Peer.Addresses(var addresses) -> addresses.containsAll(ALL_V4);
            case Peer.Unsupported _ -> false;
        };
    }
}
