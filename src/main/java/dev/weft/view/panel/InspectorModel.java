package dev.weft.view.panel;

import dev.weft.flow.Spark;
import dev.weft.net.Traffic;
import dev.weft.picture.Pick;
import dev.weft.policy.RuleRef;
import dev.weft.session.Frame;
import dev.weft.topology.Boxes;
import dev.weft.whatif.Expectation;
import java.util.List;
import java.util.Optional;

/// What the inspector shows, as data: a headline, then sections of lines.
public record InspectorModel(String title, String subtitle, List<Section> sections) {
    public static final InspectorModel EMPTY = new InspectorModel(
            "Nothing selected",
            "Click a workload, an edge or a namespace to see its facts and why its traffic passes or not.",
            List.of());

    public record Section(String title, List<Line> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }

    /// One line.
    public sealed interface Line {
        record Fact(String name, String value) implements Line {}

        record Sentence(String text, Tone tone) implements Line {}

        /// A link that selects something else in the picture.
        record ToPick(String text, Tone tone, Pick target) implements Line {}

        /// A link that opens a policy's YAML at the line of its rule.
        record ToRule(String text, Tone tone, RuleRef rule) implements Line {}

        /// How busy it was over the window, oldest first.
        record Sparkline(Spark spark, Tone tone) implements Line {}

        /// A button that pins the verdict.
        /// `set`: it is pinned, and may be let go.
        record Pin(Expectation pin, boolean set) implements Line {}

        /// Which packet *Why* is about.
        record Ports(List<Traffic> choices, Traffic chosen) implements Line {
            public Ports {
                choices = List.copyOf(choices);
            }
        }
    }

    public InspectorModel {
        sections = List.copyOf(sections);
    }

    /// `port` is the packet the user chose for *Why*; the first one that speaks for the edge when absent.
    ///
    /// Cost: O(pods) for a node, one explanation for an edge.
    public static InspectorModel of(Frame frame, Optional<Pick> selection, Optional<Traffic> port) {
        if (selection.isEmpty()) {
            return EMPTY;
        }
        return switch (selection.get()) {
            case Pick.OfNode(var id) ->
                frame.scene().topology().node(id).map(node -> NodeInspection.of(frame, node))
                        .or(() -> GroupInspection.opened(frame, id))
                        .orElseGet(() -> gone(id.key()));
            case Pick.OfEdge(var id) ->
                frame.scene()
                        .topology()
                        .edge(id)
                        .or(() -> EdgeInspection.undrawn(frame, id))
                        .map(edge -> EdgeInspection.of(frame, edge, port))
                        .orElseGet(() -> gone(Wording.name(frame, id)));
            case Pick.OfGroup(var box) -> Boxes.isNamespace(box)
                    ? NamespaceInspection.of(frame, box)
                    : BoxInspection.of(frame, box);
        };
    }

    private static InspectorModel gone(String name) {
        return new InspectorModel(
                name,
                "Not in the picture now: it was removed, a filter or a fold hides it, or the picture is divided"
                        + " otherwise.",
                List.of());
    }
}
