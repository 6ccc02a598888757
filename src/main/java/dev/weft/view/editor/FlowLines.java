package dev.weft.view.editor;

import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import dev.weft.whatif.FlowImpact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The flows that a draft touches, the replicas of an edge taken together: a line for each edge and packet, in the
/// order
/// in which they come.
final class FlowLines {
    private record Group(String name, FlowTraffic traffic, Optional<Pick> target) {}

    private FlowLines() {}

    static List<DraftModel.Line> of(Frame frame, List<FlowImpact.Hit> hits, String what, Tone tone) {
        var edges = hits.isEmpty() ? Map.<FlowKey, EdgeId>of() : edges(frame);
        var groups = new LinkedHashMap<Group, List<FlowImpact.Hit>>();
        for (var hit : hits) {
            groups.computeIfAbsent(group(frame, edges, hit), _ -> new ArrayList<>()).add(hit);
        }
        return groups.entrySet().stream()
                .map(entry -> new DraftModel.Line(
                        entry.getKey().name() + " " + entry.getKey().traffic() + what + seen(entry.getValue()),
                        tone,
                        entry.getKey().target()))
                .toList();
    }

    private static Map<FlowKey, EdgeId> edges(Frame frame) {
        var edges = new HashMap<FlowKey, EdgeId>();
        for (var edge : frame.scene().topology().edges()) {
            for (var evidence : edge.evidence()) {
                if (evidence instanceof Evidence.Observed(var key, _, _, _)) {
                    edges.put(key, edge.id());
                }
            }
        }
        return edges;
    }

    private static Group group(Frame frame, Map<FlowKey, EdgeId> edges, FlowImpact.Hit hit) {
        var key = hit.key();
        return Optional.ofNullable(edges.get(key))
                .map(id -> new Group(Wording.name(frame, id), key.traffic(), Optional.of(new Pick.OfEdge(id))))
                .orElseGet(() -> new Group(
                        key.source().text() + " → " + key.destination().text(), key.traffic(), Optional.empty()));
    }

    private static String seen(List<FlowImpact.Hit> hits) {
        long events = hits.stream().mapToLong(hit -> hit.stats().counts().events()).sum();
        return " (" + Wording.count(hits.size(), "flow") + ", seen " + Wording.count(events, "time") + ")";
    }
}
