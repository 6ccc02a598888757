package dev.weft.picture.overlay;

import dev.weft.picture.overlay.mark.Glyph;
import dev.weft.topology.Boxes;
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
            case GROUP, NAMESPACE -> folded(node);
            case OUTSIDE -> "outside the cluster";
            case SERVICE, INGRESS, MACHINE -> Glyph.of(node).word();
        };
    }

    /// The same where there is little room, with the short words of kubectl: `deploy 2/3`.
    static String shortLine(TopologyNode node) {
        var facts = node.facts();
        return switch (node.id().kind()) {
            case WORKLOAD -> Glyph.of(node).shortWord() + pods(facts);
            case GROUP, NAMESPACE -> facts.members() < 0 ? "" : String.valueOf(facts.members());
            case OUTSIDE -> "outside";
            case SERVICE, INGRESS, MACHINE -> Glyph.of(node).shortWord();
        };
    }

    private static String pods(TopologyNode.Facts facts) {
        return facts.members() < 0 ? "" : " " + Math.max(facts.ready(), 0) + "/" + facts.members();
    }

    /// A box that is no namespace may hold pods.
    private static String folded(TopologyNode node) {
        int members = node.facts().members();
        if (members < 0) {
            return "";
        }
        if (Boxes.isOutside(node.id().key())) {
            return "%,d outside peers".formatted(members);
        }
        boolean workloads = node.id().kind() == NodeId.Kind.GROUP || Boxes.isNamespace(node.id().key());
        return "%,d".formatted(members) + (!workloads ? " inside" : members == 1 ? " workload" : " workloads");
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
