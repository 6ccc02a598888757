package dev.weft.view.panel;

import dev.weft.picture.Pick;
import dev.weft.policy.Party;
import dev.weft.session.Frame;
import dev.weft.topology.Boxes;
import dev.weft.topology.EdgeState;
import dev.weft.topology.FoldGroups;
import dev.weft.topology.NodeId;
import dev.weft.topology.Tally;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.view.panel.InspectorModel.Line;
import dev.weft.view.panel.InspectorModel.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the inspector says about folded boxes that stand together: why they do, which they are, and what became of the
/// traffic between them.
final class GroupInspection {
    /// Hundreds may be in it: those in which most was denied, then the first by name, the rest counted.
    private static final int SHOWN = 100;

    private GroupInspection() {}

    /// Nothing where the node is no group.
    static List<Section> of(Frame frame, TopologyNode node) {
        var group = frame.scene().topology().groups().drawn().get(node.id().key());
        if (node.id().kind() != NodeId.Kind.GROUP || group == null) {
            return List.of();
        }
        var facts = new ArrayList<Line>();
        facts.add(new Line.Sentence("What stands here together: " + group.why() + ".", Tone.PLAIN));
        facts.add(new Line.Sentence("A double click, or F, shows each of them.", Tone.MUTED));
        return List.of(
                new Section("Group", facts),
                new Section("Between them", tally(node.facts().inside())),
                new Section("In it (%,d)".formatted(group.members().size()), members(frame, group)));
    }

    /// Of a group that the user opened: its boxes are drawn.
    static Optional<InspectorModel> opened(Frame frame, NodeId id) {
        return Optional.ofNullable(frame.scene().topology().groups().opened().get(id.key()))
                .filter(_ -> id.kind() == NodeId.Kind.GROUP)
                .map(group -> new InspectorModel(group.name(), "Group, opened", List.of(
                        new Section("Group", List.of(
                                new Line.Sentence("What came out of it: " + group.why() + ".", Tone.PLAIN),
                                new Line.Sentence("F closes it again.", Tone.MUTED))),
                        new Section("Of it (%,d)".formatted(group.members().size()), members(frame, group)))));
    }

    private static List<Line> tally(Tally inside) {
        var lines = new ArrayList<Line>();
        inside.counts().forEach((state, pairs) ->
                lines.add(new Line.Sentence("%,d pairs: %s".formatted(pairs, state.word()), Tone.of(state))));
        if (lines.isEmpty()) {
            lines.add(new Line.Sentence("No edge within or between its namespaces.", Tone.MUTED));
        }
        return lines;
    }

    private static List<Line> members(Frame frame, FoldGroups.Group group) {
        var workloads = workloads(frame);
        var denied = denied(frame);
        var lines = new ArrayList<Line>();
        group.members().stream()
                .sorted(Comparator.comparingInt((String box) -> -denied.getOrDefault(box, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .forEach(box -> lines.add(member(
                        box, workloads.getOrDefault(box, 0), denied.getOrDefault(box, 0))));
        if (group.members().size() > SHOWN) {
            lines.add(new Line.Sentence("and " + (group.members().size() - SHOWN) + " more", Tone.MUTED));
        }
        return lines;
    }

    private static Line member(String box, int workloads, int denied) {
        var text = box
                + (workloads == 0 ? "" : ": " + Wording.count(workloads, "workload"))
                + (denied == 0 ? "" : ", ✕ " + denied + " denied");
        var tone = denied == 0 ? Tone.PLAIN : Tone.DENIED;
        return Boxes.isNamespace(box)
                ? new Line.ToPick(text, tone, new Pick.OfGroup(box))
                : new Line.Sentence(text, tone);
    }

    private static Map<String, Integer> workloads(Frame frame) {
        var counts = new HashMap<String, Integer>();
        for (var party : frame.meaning().reachability().parties()) {
            if (party instanceof Party.Group group) {
                counts.merge(group.ref().namespace(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /// Connections of a namespace that were seen denied.
    private static Map<String, Integer> denied(Frame frame) {
        var counts = new HashMap<String, Integer>();
        for (var seen : frame.scene().topology().seen()) {
            if (TopologyEdge.stateOf(seen.observed()) == EdgeState.OBSERVED_DENIED) {
                var from = namespace(seen.edge().source());
                var to = namespace(seen.edge().target());
                counts.merge(from, 1, Integer::sum);
                if (!from.equals(to)) {
                    counts.merge(to, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    private static String namespace(NodeId id) {
        int slash = id.key().indexOf('/');
        return id.kind() == NodeId.Kind.WORKLOAD && slash > 0 ? id.key().substring(0, slash) : "";
    }
}
