package dev.weft.view.panel;

import dev.weft.session.Frame;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.lens.MeshRuling;
import dev.weft.topology.lens.MeshStanding;
import dev.weft.view.panel.InspectorModel.Line;
import dev.weft.view.panel.InspectorModel.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the inspector says of meshes: nothing where there is none.
final class MeshInspection {
    private static final String TITLE = "Mesh";

    private MeshInspection() {}

    static Optional<Section> of(Frame frame, TopologyNode node) {
        return frame.scene().scenery().meshes().of(node, frame.scene().topology().groups())
                .map(standing -> section(standing.kind().word(), tone(standing.kind()), standing.why()));
    }

    /// Of the transport alone: what policies make of it is another section.
    static Optional<Section> of(Frame frame, TopologyEdge edge) {
        return frame.scene().scenery().meshes().of(edge, frame.scene().topology().groups())
                .map(ruling -> section(ruling.kind().word(), tone(ruling.kind()), ruling.why()));
    }

    private static Section section(String headline, Tone tone, List<String> why) {
        var lines = new ArrayList<Line>();
        lines.add(new Line.Sentence(headline, tone));
        why.forEach(reason -> lines.add(new Line.Sentence(reason, Tone.MUTED)));
        return new Section(TITLE, lines);
    }

    private static Tone tone(MeshStanding.Kind kind) {
        return switch (kind) {
            case STRICT, CLOSED, GATEWAY, OUT -> Tone.PLAIN;
            case PERMISSIVE, PLAIN, VARIES -> Tone.WARNING;
            case UNKNOWN -> Tone.UNKNOWN;
        };
    }

    private static Tone tone(MeshRuling.Kind kind) {
        return switch (kind) {
            case MTLS, TLS -> Tone.PLAIN;
            case PARTLY, PLAIN, REFUSED -> Tone.WARNING;
            case UNKNOWN -> Tone.UNKNOWN;
        };
    }
}
