package dev.weft.view.twin;

import dev.weft.picture.Pick;
import dev.weft.policy.Cell;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.view.panel.Wording;
import dev.weft.view.twin.MatrixCell.Extent;
import dev.weft.view.twin.MatrixGeometry.Spot;
import dev.weft.view.twin.MatrixSides.End;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who may reach whom: a line for each workload that the picture shows or folds, as row the source, as column the
/// target. Workloads that every policy treats alike share a line.
///
/// A cell is looked up when it is asked for: two thousand workloads have four million cells, a screen a few thousand.
///
/// Threads: a value. Cells are asked for beside the FX thread, as the engine may make a row for the first of them.
record MatrixModel(
        List<MatrixLine> lines, List<List<End>> ends, MatrixSides sides, Map<Long, List<Topology.Seen>> seen,
        Count count) {
    static final MatrixModel EMPTY =
            new MatrixModel(List.of(), List.of(), MatrixSides.NONE, Map.of(), new Count(0, 0, 0));

    /// `shown` of `all` workloads, in `classes` lines at most.
    record Count(int shown, int all, int classes) {}

    record Pair(End from, End to) {
        boolean isFinished() {
            return from.finished() || to.finished();
        }
    }

    MatrixModel {
        lines = List.copyOf(lines);
        ends = List.copyOf(ends);
        seen = Map.copyOf(seen);
    }

    /// `opened` are the first workloads of the classes to list one by one; `known` is the model before, of which is
    /// kept what still holds.
    static MatrixModel of(Frame frame, Set<NodeId> opened, MatrixModel known) {
        var sides = MatrixSides.of(frame, known.sides);
        var all = sides.workloads();
        var topology = frame.scene().topology();
        var shown = all.stream().filter(node -> isShown(topology, node)).toList();
        var lines = MatrixLines.of(shown, sides::like, opened);
        var ends = lines.stream()
                .map(line -> line.nodes().stream().map(sides::end).toList())
                .toList();
        int classes = (int) shown.stream().map(node -> List.of(MatrixLines.namespace(node), sides.like(node)))
                .distinct()
                .count();
        return new MatrixModel(
                lines, ends, sides, seen(topology, lines), new Count(shown.size(), all.size(), classes));
    }

    /// In its own place, or in its folded namespace, or in the group of that.
    private static boolean isShown(Topology topology, NodeId workload) {
        if (topology.node(workload).isPresent()) {
            return true;
        }
        int slash = workload.key().indexOf('/');
        return slash > 0
                && topology.fold(workload.key().substring(0, slash)).isPresent();
    }

    private static Map<Long, List<Topology.Seen>> seen(Topology topology, List<MatrixLine> lines) {
        var numbers = new HashMap<NodeId, Integer>();
        for (int number = 0; number < lines.size(); number++) {
            int line = number;
            lines.get(number).nodes().forEach(node -> numbers.put(node, line));
        }
        var seen = new HashMap<Long, List<Topology.Seen>>();
        for (var one : topology.seen()) {
            var row = numbers.get(one.edge().source());
            var column = numbers.get(one.edge().target());
            if (row != null && column != null) {
                seen.computeIfAbsent(key(row, column), _ -> new ArrayList<>()).add(one);
            }
        }
        return seen;
    }

    private static long key(int row, int column) {
        return ((long) row << Integer.SIZE) | column;
    }

    List<Topology.Seen> seen(int row, int column) {
        return seen.getOrDefault(key(row, column), List.of());
    }

    MatrixCell cell(int row, int column) {
        if (lines.get(row).isHeader() || lines.get(column).isHeader()) {
            return MatrixCell.HEADER;
        }
        var pairs = pairs(row, column);
        var seen = seen(row, column);
        if (pairs.isEmpty()) {
            return seen.isEmpty() ? MatrixCell.ITSELF : new MatrixCell(stateOf(List.of(), seen), Extent.EVERY_PORT);
        }
        if (seen.isEmpty() && pairs.stream().allMatch(Pair::isFinished)) {
            return MatrixCell.FINISHED;
        }
        var worst = EdgeState.LEADS;
        boolean every = true;
        boolean none = true;
        for (var pair : pairs) {
            var now = sides.before(pair.from(), pair.to());
            var then = sides.after(pair.from(), pair.to());
            every &= then.allowed().isAll();
            none &= then.allowed().isEmpty();
            var state = stateOf(said(now, then), seen);
            worst = state.compareTo(worst) < 0 ? state : worst;
        }
        return new MatrixCell(worst, every ? Extent.EVERY_PORT : none ? Extent.NO_PORT : Extent.SOME_PORTS);
    }

    private static EdgeState stateOf(List<Evidence> said, List<Topology.Seen> seen) {
        if (seen.isEmpty()) {
            return TopologyEdge.stateOf(said);
        }
        var all = new ArrayList<>(said);
        seen.forEach(one -> all.add(one.observed()));
        return TopologyEdge.stateOf(all);
    }

    /// What policies say of a pair, and what a draft would change.
    @SuppressWarnings("ReferenceEquality") // equal cells are mostly the same; others are found equal below
    private static List<Evidence> said(Cell now, Cell then) {
        Evidence declared =
                now.isEmpty() ? new Evidence.Refused() : new Evidence.Declared(now.allowed(), now.unknown());
        if (now == then) {
            return List.of(declared);
        }
        var unsure = then.unknown().minus(now.unknown());
        var gained = then.allowed().minus(now.allowed());
        var lost = now.allowed().minus(then.allowed()).minus(then.unknown());
        return gained.isEmpty() && lost.isEmpty() && unsure.isEmpty()
                ? List.of(declared)
                : List.of(declared, new Evidence.Drafted(gained, lost, unsure));
    }

    /// The pairs that stand for all of a cell: one where both lines are of workloads treated alike; none between a
    /// single pod and itself.
    List<Pair> pairs(int row, int column) {
        var from = ends.get(row);
        var to = ends.get(column);
        var first = from.getFirst();
        if (row == column) {
            return from.size() > 1
                    ? List.of(new Pair(first, from.get(1)))
                    : sides.newest().members(first.node()).size() > 1 ? List.of(new Pair(first, first)) : List.of();
        }
        if (isOne(from, to) && isOne(to, from)) {
            return List.of(new Pair(first, to.getFirst()));
        }
        var pairs = new ArrayList<Pair>();
        from.forEach(one -> to.forEach(other -> pairs.add(new Pair(one, other))));
        return pairs;
    }

    /// May the first of a line's workloads stand for all of them in cells with the other?
    private static boolean isOne(List<End> line, List<End> other) {
        return line.size() == 1 || other.getFirst().like();
    }

    /// The connection that a cell stands for: one that was seen before one that was not.
    Optional<EdgeId> edge(int row, int column) {
        if (lines.get(row).isHeader() || lines.get(column).isHeader()) {
            return Optional.empty();
        }
        var worst = seen(row, column).stream()
                .min(Comparator.comparing((Topology.Seen one) -> TopologyEdge.stateOf(one.observed()))
                        .thenComparing(Topology.Seen::edge))
                .map(Topology.Seen::edge);
        return worst.or(() -> pairs(row, column).stream()
                .findFirst()
                .map(pair -> new EdgeId(pair.from().node(), pair.to().node())));
    }

    /// The cell, or the label, of what is selected; empty for what has no line.
    Optional<Spot> spot(Pick pick) {
        var spot = switch (pick) {
            case Pick.OfEdge(var id) -> new Spot(line(id.source()), line(id.target()));
            case Pick.OfNode(var id) -> new Spot(line(id), -1);
            case Pick.OfGroup(var namespace) -> new Spot(line(NodeId.ofNamespace(namespace)), -1);
        };
        boolean whole = !(pick instanceof Pick.OfEdge) || spot.column() >= 0;
        return spot.row() >= 0 && whole ? Optional.of(spot) : Optional.empty();
    }

    /// Of a workload, or of the header of a namespace; -1 for none.
    private int line(NodeId node) {
        for (int number = 0; number < lines.size(); number++) {
            var line = lines.get(number);
            boolean header = line.isHeader() && node.equals(NodeId.ofNamespace(line.namespace()));
            if (header || line.nodes().contains(node)) {
                return number;
            }
        }
        return -1;
    }

    /// Is it a class, open or not?
    static boolean isClass(MatrixLine line) {
        return switch (line.kind()) {
            case CLASS, FIRST, MEMBER -> true;
            case NAMESPACE, ALONE -> false;
        };
    }

    /// The first workload of the class that a line is of.
    NodeId classOf(MatrixLine line) {
        int number = lines.indexOf(line);
        while (lines.get(number).kind() == MatrixLine.Kind.MEMBER) {
            number--;
        }
        return lines.get(number).nodes().getFirst();
    }

    /// `14 workloads in 11 lines: policies treat some alike; the filter hides 6`.
    String summary() {
        var text = Wording.count(count.shown(), "workload");
        if (count.classes() < count.shown()) {
            text += " in " + count.classes() + " lines: policies treat some alike";
        }
        return count.shown() == count.all() ? text : text + "; the filter hides " + (count.all() - count.shown());
    }
}
