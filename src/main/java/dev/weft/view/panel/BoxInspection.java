package dev.weft.view.panel;

import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.view.panel.InspectorModel.Line;
import dev.weft.view.panel.InspectorModel.Section;
import java.util.ArrayList;
import java.util.List;

/// What the inspector says about an open box that is no namespace.
final class BoxInspection {
    /// A node of the cluster runs hundreds of pods: the first of them, the rest counted.
    private static final int SHOWN = 100;

    private BoxInspection() {}

    static InspectorModel of(Frame frame, String box) {
        var nodes = frame.scene().topology().nodes().stream()
                .filter(node -> node.namespace().equals(box))
                .filter(node -> node.id().kind() == NodeId.Kind.WORKLOAD || node.id().kind() == NodeId.Kind.OUTSIDE)
                .toList();
        var facts = new ArrayList<Line>();
        facts.add(new Line.Fact("Divided by", frame.request().arrangement().scope().title()));
        facts.add(new Line.Fact("Drawn in it", Integer.toString(nodes.size())));
        facts.add(new Line.Fact("Pods", Integer.toString(
                nodes.stream().mapToInt(node -> Math.max(node.facts().members(), 0)).sum())));
        facts.add(new Line.Fact("Namespaces", String.join(
                ", ", nodes.stream().map(TopologyNode::home).distinct().sorted().toList())));
        var members = new ArrayList<Line>();
        nodes.stream().limit(SHOWN).forEach(node ->
                members.add(new Line.ToPick(node.label(), Tone.PLAIN, new Pick.OfNode(node.id()))));
        if (nodes.size() > SHOWN) {
            members.add(new Line.Sentence("and " + (nodes.size() - SHOWN) + " more", Tone.MUTED));
        }
        return new InspectorModel(
                box, "Box of the picture", List.of(new Section("Facts", facts), new Section("In it", members)));
    }
}
