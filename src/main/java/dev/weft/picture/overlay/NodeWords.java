package dev.weft.picture.overlay;

import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.List;

/// What a node says besides its name.
final class NodeWords {
    private static final int MOST_PORTS = 3;

    private NodeWords() {}

    /// `deployment 2/3`, `service`, `5 workloads`, `outside the cluster`.
    static String secondLine(TopologyNode node) {
        var facts = node.facts();
        return switch (node.id().kind()) {
            case WORKLOAD -> Glyph.of(node).word() + pods(facts);
            case NAMESPACE -> folded(facts);
            case OUTSIDE -> "outside the cluster";
            case SERVICE, INGRESS, MACHINE -> Glyph.of(node).word();
        };
    }

    private static String pods(TopologyNode.Facts facts) {
        return facts.members() < 0 ? "" : " " + Math.max(facts.ready(), 0) + "/" + facts.members();
    }

    private static String folded(TopologyNode.Facts facts) {
        int denied = facts.inside().count(EdgeState.OBSERVED_DENIED);
        var count = facts.members() < 0 ? "" : facts.members() + (facts.members() == 1 ? " workload" : " workloads");
        if (denied == 0) {
            return count;
        }
        return count.isEmpty() ? denied + " denied" : count + ", " + denied + " denied";
    }

    /// Some pods are not ready.
    static boolean lacksPods(TopologyNode node) {
        var facts = node.facts();
        return node.id().kind() == NodeId.Kind.WORKLOAD && facts.members() > 0 && facts.ready() < facts.members();
    }

    /// `8080 53/UDP`, with dots for more.
    static String ports(TopologyNode node) {
        List<String> ports = node.facts().ports();
        var shown = String.join(" ", ports.subList(0, Math.min(MOST_PORTS, ports.size())));
        return ports.size() > MOST_PORTS ? shown + " …" : shown;
    }
}
