package dev.weft.view.twin;

import dev.weft.picture.Pick;
import dev.weft.policy.Cell;
import dev.weft.policy.WorkloadReachability;
import dev.weft.session.Frame;
import dev.weft.session.WhatIf;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.view.panel.Wording;
import dev.weft.view.twin.MatrixCell.Extent;
import dev.weft.view.twin.MatrixGeometry.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who may reach whom: a line for each workload that the picture shows or folds, as row the source, as column the
/// target. Workloads that every policy treats alike share a line.
///
/// A cell is looked up when it is asked for: two thousand workloads have four million cells, a screen a few thousand.
///
/// Threads: a value. Cells are asked for beside the FX thread, as the engine may make a row for the first of them.
record MatrixModel(List<MatrixLine> lines, Sides sides, Map<Long, List<Topology.Seen>> seen, Count count) {
    static final MatrixModel EMPTY =
            new MatrixModel(List.of(), new Sides(Optional.empty(), Optional.empty()), Map.of(), new Count(0, 0, 0));

    /// What is compared: `then` is there while the difference of a draft is drawn.
    record Sides(Optional<MatrixSide> now, Optional<MatrixSide> then) {
        /// Of what the picture shows.
        static Sides of(Frame frame, Sides known) {
            var live = frame.meaning().reachability();
            var after = frame.draft().map(Frame.Outcome::after);
            return switch (frame.request().whatIf().side()) {
                case BEFORE -> new Sides(Optional.of(known.side(live)), Optional.empty());
                case AFTER -> new Sides(Optional.of(known.side(after.orElse(live))), Optional.empty());
                case DIFFERENCE -> new Sides(Optional.of(known.side(live)), after.map(known::side));
            };
        }

        @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same object while nothing has changed
        private MatrixSide side(WorkloadReachability wanted) {
            return now.filter(side -> side.source() == wanted)
                    .or(() -> then.filter(side -> side.source() == wanted))
                    .orElseGet(() -> MatrixSide.of(wanted));
        }

        Object likeness(NodeId node) {
            var before = now.flatMap(side -> side.likeness(node));
            var after = then.map(side -> side.likeness(node)).orElse(Optional.of("no draft"));
            return before.isPresent() && after.isPresent() ? List.of(before.get(), after.get()) : node;
        }

        boolean isLike(NodeId node) {
            return !likeness(node).equals(node);
        }

        MatrixSide newest() {
            return then.or(() -> now).orElseThrow();
        }
    }

    /// `shown` of `all` workloads, in `classes` lines at most.
    record Count(int shown, int all, int classes) {}

    record Pair(NodeId from, NodeId to) {}

    MatrixModel {
        lines = List.copyOf(lines);
        seen = Map.copyOf(seen);
    }

    /// `opened` are the first workloads of the classes to list one by one; `known` is the model before, of which is
    /// kept what still holds.
    static MatrixModel of(Frame frame, Set<NodeId> opened, MatrixModel known) {
        var sides = Sides.of(frame, known.sides);
        var all = new TreeSet<>(sides.now().orElseThrow().crowds().keySet());
        sides.then().ifPresent(side -> all.addAll(side.crowds().keySet()));
        var topology = frame.scene().topology();
        var shown = all.stream().filter(node -> isShown(topology, node)).toList();
        var lines = MatrixLines.of(shown, sides::likeness, opened);
        int classes = (int) MatrixLines.of(shown, sides::likeness, Set.of()).stream()
                .filter(line -> !line.isHeader())
                .count();
        return new MatrixModel(lines, sides, seen(topology, lines), new Count(shown.size(), all.size(), classes));
    }

    /// In its own place, or in its folded namespace.
    private static boolean isShown(Topology topology, NodeId workload) {
        if (topology.node(workload).isPresent()) {
            return true;
        }
        int slash = workload.key().indexOf('/');
        return slash > 0
                && topology.node(NodeId.ofNamespace(workload.key().substring(0, slash)))
                        .filter(node -> node.namespace().isEmpty())
                        .isPresent();
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
        var from = lines.get(row);
        var to = lines.get(column);
        if (from.isHeader() || to.isHeader()) {
            return MatrixCell.HEADER;
        }
        var pairs = pairs(from, to);
        var seen = seen(row, column);
        if (pairs.isEmpty()) {
            return seen.isEmpty() ? MatrixCell.ITSELF : new MatrixCell(stateOf(List.of(), seen), Extent.EVERY_PORT);
        }
        if (seen.isEmpty() && pairs.stream().allMatch(this::isFinished)) {
            return MatrixCell.FINISHED;
        }
        var evidence = new ArrayList<Evidence>();
        var worst = EdgeState.LEADS;
        boolean every = true;
        boolean none = true;
        for (var pair : pairs) {
            var allowed = sides.newest().cell(pair.from(), pair.to()).allowed();
            every &= allowed.isAll();
            none &= allowed.isEmpty();
            evidence.clear();
            said(pair, evidence);
            var state = stateOf(evidence, seen);
            worst = state.compareTo(worst) < 0 ? state : worst;
        }
        return new MatrixCell(worst, every ? Extent.EVERY_PORT : none ? Extent.NO_PORT : Extent.SOME_PORTS);
    }

    private boolean isFinished(Pair pair) {
        return sides.newest().isFinished(pair.from()) || sides.newest().isFinished(pair.to());
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
    private void said(Pair pair, List<Evidence> evidence) {
        var now = sides.now().map(side -> side.cell(pair.from(), pair.to())).orElse(Cell.NOTHING);
        evidence.add(now.isEmpty() ? new Evidence.Refused() : new Evidence.Declared(now.allowed(), now.unknown()));
        sides.then().ifPresent(side -> {
            var then = side.cell(pair.from(), pair.to());
            var unsure = then.unknown().minus(now.unknown());
            var gained = then.allowed().minus(now.allowed());
            var lost = now.allowed().minus(then.allowed()).minus(then.unknown());
            if (!gained.isEmpty() || !lost.isEmpty() || !unsure.isEmpty()) {
                evidence.add(new Evidence.Drafted(gained, lost, unsure));
            }
        });
    }

    /// The pairs that stand for all of a cell: one where both lines are of workloads treated alike; none between a
    /// single pod and itself.
    List<Pair> pairs(MatrixLine from, MatrixLine to) {
        var first = from.nodes().getFirst();
        if (from.equals(to)) {
            return from.nodes().size() > 1
                    ? List.of(new Pair(first, from.nodes().get(1)))
                    : sides.newest().members(first).size() > 1 ? List.of(new Pair(first, first)) : List.of();
        }
        if (isOne(from, to) && isOne(to, from)) {
            return List.of(new Pair(first, to.nodes().getFirst()));
        }
        var pairs = new ArrayList<Pair>();
        from.nodes().forEach(one -> to.nodes().forEach(other -> pairs.add(new Pair(one, other))));
        return pairs;
    }

    /// May the first of its workloads stand for the line in cells with the other?
    private boolean isOne(MatrixLine line, MatrixLine other) {
        return line.nodes().size() == 1 || other.nodes().stream().allMatch(sides::isLike);
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
        return worst.or(() -> pairs(lines.get(row), lines.get(column)).stream()
                .findFirst()
                .map(pair -> new EdgeId(pair.from(), pair.to())));
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
