package dev.weft.view.graph;

import dev.weft.picture.Pick;
import dev.weft.picture.lens.LensWords;
import dev.weft.session.Frame;
import dev.weft.topology.Boxes;
import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.lens.Lens;
import dev.weft.view.panel.Wording;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The short texts of the picture: the tip under the cursor, and what a screen reader says. Of a frame that was
/// painted: what had to be counted was counted then.
final class HoverText {
    private HoverText() {}

    /// `shop/web → shop/db: allowed`, `Deployment shop/web: 2 of 3 ready`, `Namespace shop`.
    static String of(Frame frame, Pick pick) {
        var topology = frame.scene().topology();
        return switch (pick) {
            case Pick.OfNode(var id) -> topology.node(id).map(node -> node(frame, node)).orElse(id.key());
            case Pick.OfEdge(var id) ->
                Wording.name(frame, id) + topology.edge(id).map(edge -> edge(frame, edge)).orElse("");
            case Pick.OfGroup(var namespace) ->
                (Boxes.isNamespace(namespace) ? "Namespace " : "Box ") + namespace + ", double click folds it";
        };
    }

    private static String edge(Frame frame, TopologyEdge edge) {
        return ": " + edge.state().word()
                + LensWords.of(frame, edge).stream().map("\n"::concat).collect(Collectors.joining());
    }

    private static String node(Frame frame, TopologyNode node) {
        var facts = node.facts();
        var text = new StringBuilder(Wording.kind(node)).append(' ').append(Wording.name(node));
        if (Wording.isPeers(node)) {
            text.append(": ").append(Wording.count(facts.members(), "peer")).append(", double click shows them");
        } else if (facts.members() >= 0) {
            text.append(": ").append(facts.ready()).append(" of ").append(facts.members()).append(" ready");
        }
        facts.isolation()
                .filter(isolation -> !isolation.ingress())
                .filter(_ -> !frame.request().panels().lenses().contains(Lens.ISOLATION)) // which says more
                .ifPresent(_ -> text.append(", open: no policy isolates its ingress"));
        LensWords.of(frame, node).forEach(words -> text.append('\n').append(words));
        return text.toString();
    }

    /// Is the same said of both, wherever things stand?
    @SuppressWarnings("ReferenceEquality") // a scene in motion keeps them
    static boolean isSame(Frame one, Frame other) {
        return one.scene().marks() == other.scene().marks();
    }

    /// `5 namespaces, 14 workloads, 1 denied; selected: Deployment shop/web`.
    static String spoken(Frame frame, Optional<Pick> selection) {
        var topology = frame.scene().topology().numbered();
        long workloads = topology.nodes().stream().filter(node -> node.id().kind() == NodeId.Kind.WORKLOAD).count();
        long denied = IntStream.range(0, topology.edges().size())
                .filter(edge -> topology.state(edge) == EdgeState.OBSERVED_DENIED)
                .count();
        long namespaces = topology.nodes().stream().map(TopologyNode::namespace).filter(name -> !name.isEmpty())
                .distinct().count();
        return Wording.count(namespaces, "namespace") + ", " + Wording.count(workloads, "workload") + ", " + denied
                + " denied"
                + selection.map(pick -> "; selected: " + of(frame, pick).replace("\n", "; "))
                        .orElse("; nothing selected");
    }
}
