package dev.weft.view.twin;

import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Explanation;
import dev.weft.policy.Verdict;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Topology;
import dev.weft.view.panel.FlowWording;
import dev.weft.view.panel.PortChoices;
import dev.weft.view.panel.Wording;
import dev.weft.view.twin.MatrixGeometry.Spot;
import dev.weft.view.twin.MatrixModel.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A cell of the matrix in sentences: for its tip, and for the screen reader.
///
/// Cost: one explanation. Made beside the FX thread.
record MatrixWords(Spot spot, String ends, String verdict, List<String> why) {
    static final MatrixWords NONE = new MatrixWords(new Spot(-1, -1), "", "", List.of());

    MatrixWords {
        why = List.copyOf(why);
    }

    /// In one line.
    String line() {
        var all = Stream.concat(Stream.of(verdict), why.stream()).collect(Collectors.joining(" "));
        return ends.isEmpty() ? "" : ends + ": " + all;
    }

    /// One sentence a line.
    String lines() {
        return Stream.concat(Stream.of(ends, Wording.sentence(verdict)), why.stream())
                .collect(Collectors.joining("\n"));
    }

    static MatrixWords of(MatrixModel model, Spot spot) {
        if (spot.row() < 0 || spot.column() < 0) {
            return ofLabel(model.lines().get(Math.max(spot.row(), spot.column())), spot);
        }
        var from = model.lines().get(spot.row());
        var to = model.lines().get(spot.column());
        var cell = model.cell(spot.row(), spot.column());
        if (cell.equals(MatrixCell.HEADER)) {
            return ofLabel(from.isHeader() ? from : to, spot);
        }
        var ends = from.name() + " → " + to.name();
        return switch (cell.extent()) {
            case NONE -> NONE;
            case ITSELF -> new MatrixWords(spot, ends, "one pod and itself, no policy is asked.", List.of());
            case FINISHED -> new MatrixWords(spot, ends, "at one end no pod runs any more.", List.of());
            case EVERY_PORT, SOME_PORTS, NO_PORT ->
                new MatrixWords(spot, ends, verdict(model, spot, cell), why(model, spot));
        };
    }

    private static MatrixWords ofLabel(MatrixLine line, Spot spot) {
        var others = line.kind() == MatrixLine.Kind.CLASS
                ? List.of(line.nodes().stream().map(MatrixLines::label).collect(Collectors.joining(", ")))
                : List.<String>of();
        return new MatrixWords(spot, line.name(), line.kind() == MatrixLine.Kind.CLASS
                ? "policies treat them alike; Space lists them one by one."
                : line.isHeader() ? "the workloads below." : "a workload.", others);
    }

    /// `allowed on TCP 5432; seen, 12 flows by hubble.`
    private static String verdict(MatrixModel model, Spot spot, MatrixCell cell) {
        var seen = model.seen(spot.row(), spot.column());
        var pairs = model.pairs(spot.row(), spot.column());
        var ports = pairs.size() == 1 ? ports(model, pairs.getFirst()) : "";
        var said = switch (cell.extent()) {
            case EVERY_PORT -> "policy allows every port";
            case NO_PORT -> cell.state() == EdgeState.UNKNOWN ? "policy is unknown" : "policy allows no port";
            default -> ports.isEmpty() ? "policy allows some of it" : "policy allows " + ports;
        };
        return cell.state().word() + "; " + said + unknown(model, pairs) + "; " + seen(seen) + ".";
    }

    private static String ports(MatrixModel model, Pair pair) {
        return Wording.traffic(model.sides().after(pair.from(), pair.to()).allowed());
    }

    private static String unknown(MatrixModel model, List<Pair> pairs) {
        if (pairs.size() != 1) {
            return "";
        }
        var unknown = model.sides().after(pairs.getFirst().from(), pairs.getFirst().to()).unknown();
        return unknown.isEmpty() ? "" : ", unknown for " + Wording.traffic(unknown);
    }

    private static String seen(List<Topology.Seen> seen) {
        if (seen.isEmpty()) {
            return "no traffic was seen";
        }
        var by = seen.stream().map(one -> one.observed().key().by()).distinct().sorted()
                .map(FlowWording::source).collect(Collectors.joining(", "));
        var on = seen.stream().map(one -> one.observed().key().traffic().toString()).distinct().sorted().limit(3)
                .collect(Collectors.joining(", "));
        return "seen on " + on + " by " + by;
    }

    private static List<String> why(MatrixModel model, Spot spot) {
        var from = model.lines().get(spot.row());
        var to = model.lines().get(spot.column());
        var edge = model.edge(spot.row(), spot.column());
        var lines = new ArrayList<String>();
        edge.ifPresent(pair -> {
            var seen = model.seen(spot.row(), spot.column()).stream()
                    .filter(one -> one.edge().equals(pair))
                    .flatMap(one -> one.observed().key().traffic().exact().stream())
                    .toList();
            var ends = new Pair(model.sides().end(pair.source()), model.sides().end(pair.target()));
            lines.addAll(why(model, ends, seen));
        });
        int pairs = from.nodes().size() * to.nodes().size();
        if (pairs > 1) {
            lines.add("Stands for " + pairs + " pairs of workloads that policies treat alike.");
        }
        return lines;
    }

    /// Of one replica each, for the packet that says most: one that was seen, if any.
    private static List<String> why(MatrixModel model, Pair pair, List<Traffic> seen) {
        var side = model.sides().newest();
        var sources = side.members(pair.from().node());
        var targets = side.members(pair.to().node());
        boolean itself = pair.from().node().equals(pair.to().node());
        if (sources.isEmpty() || targets.size() < (itself ? 2 : 1)) {
            return List.of();
        }
        var target = targets.get(itself ? 1 : 0);
        var cell = model.sides().after(pair.from(), pair.to());
        var packet = Stream.of(seen, PortChoices.of(cell.allowed()), PortChoices.of(cell.unknown()), declared(target))
                .flatMap(List::stream)
                .findFirst()
                .orElse(new Traffic(Protocol.TCP, 80)); // nothing names a port: the best known one stands for all
        return sentences(side.source().reachability().explain(sources.getFirst(), target, packet));
    }

    private static List<Traffic> declared(Endpoint target) {
        return target.ports().stream().map(port -> new Traffic(port.protocol(), port.number())).toList();
    }

    private static List<String> sentences(Explanation explanation) {
        var packet = explanation.traffic() + " is " + explanation.verdict().word() + ": ";
        return switch (explanation.verdict()) {
            case Verdict.Allowed _ -> List.of(
                    packet + explanation.egress().sentence() + "; " + explanation.ingress().sentence() + ".");
            case Verdict.Denied _ -> List.of(packet
                    + Stream.of(explanation.egress(), explanation.ingress())
                            .filter(half -> half.verdict() instanceof Verdict.Denied)
                            .map(Explanation.Half::sentence)
                            .collect(Collectors.joining("; "))
                    + ".");
            case Verdict.Unknown(var why) -> List.of(packet + why.message() + "; " + why.remedy() + ".");
        };
    }
}
