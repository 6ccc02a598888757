package dev.weft.view.panel;

import dev.weft.net.Traffic;
import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.Sighting;
import dev.weft.topology.TopologyEdge;
import dev.weft.view.panel.InspectorModel.Line;
import dev.weft.view.panel.InspectorModel.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the inspector says about an edge: its ends, its evidence, and *Why*.
final class EdgeInspection {
    private EdgeInspection() {}

    static InspectorModel of(Frame frame, TopologyEdge edge, Optional<Traffic> port) {
        var sections = new ArrayList<Section>();
        sections.add(new Section("Ends",
                List.of(end(frame, "From ", edge.id().source()), end(frame, "To ", edge.id().target()))));
        var observed = observed(edge);
        sections.addAll(TrafficInspection.of(frame, Sighting.of(observed, frame.meaning().flows())));
        var evidence = evidence(frame, edge, observed.isEmpty());
        if (!evidence.isEmpty()) {
            sections.add(new Section("Evidence", evidence));
        }
        MeshInspection.of(frame, edge).ifPresent(sections::add);
        sections.addAll(Why.of(frame, edge, port));
        return new InspectorModel(Wording.name(frame, edge.id()), edge.state().word(), sections);
    }

    /// The pair of two workloads that are drawn without an edge between them, as policies say: open to everybody,
    /// denied, or hidden by a filter.
    static Optional<TopologyEdge> undrawn(Frame frame, EdgeId id) {
        var ends = Why.parties(frame.meaning().reachability(), id);
        return ends.map(pair -> {
            var cell = frame.meaning().reachability().cell(pair.source(), pair.target());
            var evidence = new ArrayList<Evidence>();
            evidence.add(cell.isEmpty()
                    ? new Evidence.Refused()
                    : new Evidence.Declared(cell.allowed(), cell.unknown()));
            frame.scene().topology().seen().stream()
                    .filter(seen -> seen.edge().equals(id))
                    .forEach(seen -> evidence.add(seen.observed()));
            return new TopologyEdge(id, evidence);
        });
    }

    private static Line end(Frame frame, String word, NodeId id) {
        return new Line.ToPick(word + Wording.name(frame, id), Tone.PLAIN, new Pick.OfNode(id));
    }

    private static List<Evidence.Observed> observed(TopologyEdge edge) {
        return edge.evidence().stream()
                .filter(Evidence.Observed.class::isInstance)
                .map(Evidence.Observed.class::cast)
                .toList();
    }

    private static List<Line> evidence(Frame frame, TopologyEdge edge, boolean unseen) {
        var lines = new ArrayList<Line>();
        for (var evidence : edge.evidence()) {
            switch (evidence) {
                case Evidence.Declared declared -> declared(lines, declared);
                case Evidence.Drafted drafted -> drafted(lines, drafted);
                case Evidence.Leads(var by, var ports) ->
                    lines.add(new Line.Fact(
                            "Leads here", by.label() + (ports.isEmpty() ? "" : " (" + String.join(", ", ports) + ")")));
                case Evidence.Refused _ -> lines.add(new Line.Fact("Policy allows", "nothing"));
                case Evidence.Observed _ -> {}
            }
        }
        if (unseen && !isDefinition(edge)) {
            lines.add(new Line.Sentence(unseen(frame), Tone.MUTED));
        }
        return lines;
    }

    private static boolean isDefinition(TopologyEdge edge) {
        return edge.evidence().stream().allMatch(Evidence.Leads.class::isInstance);
    }

    private static String unseen(Frame frame) {
        return frame.meaning().flows().sources().isEmpty()
                ? "Nothing is observed yet: no flow source runs. \"Sources\" shows what the cluster offers."
                : "No traffic was seen here " + Wording.window(frame.request().flows()) + ".";
    }

    private static void declared(List<Line> lines, Evidence.Declared declared) {
        if (!declared.allowed().isEmpty()) {
            lines.add(new Line.Fact("Policy allows", Wording.traffic(declared.allowed())));
        }
        if (!declared.unknown().isEmpty()) {
            lines.add(new Line.Fact("Unknown for", Wording.traffic(declared.unknown())));
        }
        if (declared.allowed().isEmpty() && declared.unknown().isEmpty()) {
            lines.add(new Line.Fact("Policy allows", "nothing"));
        }
    }

    private static void drafted(List<Line> lines, Evidence.Drafted drafted) {
        if (!drafted.gained().isEmpty()) {
            lines.add(new Line.Sentence("Draft would allow " + Wording.traffic(drafted.gained()), Tone.GAINED));
        }
        if (!drafted.lost().isEmpty()) {
            lines.add(new Line.Sentence("Draft would deny " + Wording.traffic(drafted.lost()), Tone.LOST));
        }
        if (!drafted.unsure().isEmpty()) {
            lines.add(new Line.Sentence(
                    "With the draft it would be unknown for " + Wording.traffic(drafted.unsure()), Tone.UNKNOWN));
        }
    }

    /// The packets that speak for an edge, the most telling first: what was observed, what a draft changes, what policy
    /// allows. Ranges stand by their first port.
    static List<Traffic> packets(TopologyEdge edge) {
        var packets = new ArrayList<Traffic>();
        for (var evidence : edge.evidence()) {
            if (evidence instanceof Evidence.Observed(var key, _, _, _)) {
                key.traffic().exact().ifPresent(packets::add);
            }
        }
        for (var evidence : edge.evidence()) {
            switch (evidence) {
                case Evidence.Drafted(var gained, var lost, var unsure) -> {
                    packets.addAll(PortChoices.of(lost));
                    packets.addAll(PortChoices.of(gained));
                    packets.addAll(PortChoices.of(unsure));
                }
                case Evidence.Declared(var allowed, var unknown) -> {
                    packets.addAll(PortChoices.of(allowed));
                    packets.addAll(PortChoices.of(unknown));
                }
                case Evidence.Observed _, Evidence.Refused _, Evidence.Leads _ -> {}
            }
        }
        return packets.stream().distinct().limit(PortChoices.MOST).toList();
    }

    static boolean isExplainable(EdgeId id) {
        return explainable(id.source()) && explainable(id.target());
    }

    private static boolean explainable(NodeId id) {
        return switch (id.kind()) {
            case WORKLOAD, OUTSIDE, MACHINE -> true;
            case GROUP, NAMESPACE, SERVICE, INGRESS -> false;
        };
    }
}
