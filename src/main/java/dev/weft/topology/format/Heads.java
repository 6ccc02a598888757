package dev.weft.topology.format;

import dev.weft.topology.GraphFormat;
import dev.weft.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/// What stands at the head of a file: from where, as of when, and what a reader must know.
final class Heads {
    private Heads() {}

    /// `demo`, or `prod as of 2026-01-01T00:00:00Z`.
    static String title(GraphFormat.Origin origin) {
        return Plain.line(origin.source()) + origin.asOf().map(time -> " as of " + time).orElse("");
    }

    static List<String> lines(Topology topology, GraphFormat.Origin origin) {
        var lines = new ArrayList<String>();
        lines.add("Weft, who may talk to whom: " + title(origin));
        topology.notes().stream().map(note -> "note: " + Plain.line(note)).forEach(lines::add);
        return lines;
    }
}
