package dev.weft.cli.list;

import dev.weft.policy.Direction;
import dev.weft.policy.Party;
import dev.weft.policy.exposure.Exposure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The exposure of the workloads that are asked for, as lines: what goes out to, or comes in from, outside and
/// newcomers alike, as np-guard puts both under the same heading.
record ExposureLines(List<Line> egress, List<Line> ingress, List<Exposure.Unprotected> unprotected) {
    static final String TITLE = "Exposure Analysis Result:";

    record Line(String workload, String peer, String traffic) {}

    private static final Comparator<Line> ORDER = Comparator.comparing(Line::workload).thenComparing(Line::peer);

    static ExposureLines of(Listing listing, Exposure exposure) {
        var out = new ArrayList<Line>();
        var in = new ArrayList<Line>();
        listing.forEachOutside(edge -> {
            var traffic = edge.cell().allowed();
            if (edge.destination() instanceof Party.Outside && !traffic.isEmpty()) {
                out.add(new Line(edge.source().id(), edge.destination().id(), traffic.toString()));
            } else if (edge.source() instanceof Party.Outside && !traffic.isEmpty()) {
                in.add(new Line(edge.destination().id(), edge.source().id(), traffic.toString()));
            }
        });
        for (var entry : exposure.sure()) {
            var line = new Line(
                    entry.workload().id(), ExposureWords.newcomer(entry), ExposureWords.traffic(entry));
            (entry.direction() == Direction.EGRESS ? out : in).add(line);
        }
        out.sort(ORDER);
        in.sort(ORDER);
        return new ExposureLines(out, in, exposure.unprotected());
    }

    /// `Egress Exposure:`.
    static String heading(Direction direction) {
        return direction.word() + " Exposure:";
    }

    List<Line> of(Direction direction) {
        return direction == Direction.EGRESS ? egress : ingress;
    }
}
