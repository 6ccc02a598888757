package dev.weft.picture.overlay;

import dev.weft.net.TrafficSet;
import dev.weft.topology.Evidence;
import dev.weft.topology.TopologyEdge;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// What an edge says.
final class EdgeWords {
    private static final int MOST = 3;

    private EdgeWords() {}

    /// The ports that its state is about: `TCP 5432`, `TCP 80, TCP 443`; a merged edge says its mix, `3 denied, 41
    /// allowed`. Empty when there is nothing to say.
    static String ports(TopologyEdge edge) {
        if (edge.merged()) {
            return edge.pairs().toString();
        }
        var texts = new LinkedHashSet<String>();
        for (var evidence : edge.evidence()) {
            if (new TopologyEdge(edge.id(), List.of(evidence)).state() == edge.state()) {
                texts.add(text(evidence));
            }
        }
        texts.remove("");
        var shown = new ArrayList<>(texts).subList(0, Math.min(MOST, texts.size()));
        return String.join(", ", shown) + (texts.size() > MOST ? " …" : "");
    }

    private static String text(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Declared(var allowed, var unknown) -> text(allowed.isEmpty() ? unknown : allowed);
            case Evidence.Observed(var key, _, _, _) -> key.traffic().toString();
            case Evidence.Drafted(var gained, var lost, var unsure) ->
                text(lost.isEmpty() ? gained.isEmpty() ? unsure : gained : lost);
            case Evidence.Refused _ -> "";
            case Evidence.Leads(_, var ports) -> String.join(", ", ports);
        };
    }

    private static String text(TrafficSet traffic) {
        return traffic.isAll() ? "all ports" : traffic.isEmpty() ? "" : traffic.toString();
    }
}
