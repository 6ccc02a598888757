package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Exchanges groups in columns while that makes the lines between them shorter.
///
/// Ordering by flow and by the middle of the neighbours looks at one thing at a time and leaves groups that talk much
/// at opposite ends. Here each pair of groups is tried at each other's place, and each group in every other column,
/// until no exchange helps: a plain descent, from a start that is good already. Length stands for crossings, which
/// would be dear to count: short lines cross few others. What leads backwards is charged more, so that the direction of
/// the traffic is kept, and what makes the whole less like a screen is charged for all lines.
///
/// A line is measured between where its nodes really stand in their groups. Cost: one pass over groups and links for
/// each exchange tried, and at most [#WORK] of these steps, whatever the size. Deterministic.
final class ColumnSearch {
    /// Steps of a few nanoseconds each: a tenth of a second.
    private static final long WORK = 30_000_000;
    /// An edge that leads to the left counts so many times its length.
    private static final double BACKWARDS = 1.6;
    /// Less is no progress, and rounding may claim it for ever.
    private static final double WORTHWHILE = 1e-6;

    /// `count` edges between two groups; where they begin and end, from the corner of their group, in the mean.
    private static final class Link {
        private final int from;
        private final int to;
        private int count;
        private double startX;
        private double startY;
        private double endX;
        private double endY;

        Link(int from, int to) {
            this.from = from;
            this.to = to;
        }

        void add(Box start, Box end) {
            startX = (startX * count + start.centerX()) / (count + 1);
            startY = (startY * count + start.centerY()) / (count + 1);
            endX = (endX * count + end.centerX()) / (count + 1);
            endY = (endY * count + end.centerY()) / (count + 1);
            count++;
        }
    }

    private record Between(int from, int to) {}

    private final List<PlacedGroup> groups = new ArrayList<>();
    private final List<List<Integer>> columns = new ArrayList<>();
    private final Link[] links;
    private final double[] x;
    private final double[] y;
    private final double beside;
    private final double shape;
    private long left = WORK;
    private double best;

    private ColumnSearch(Columns start, Topology topology, double beside) {
        this.beside = beside;
        for (var column : start.columns()) {
            var numbers = new ArrayList<Integer>();
            for (var group : column) {
                numbers.add(groups.size());
                groups.add(group.at(0, 0));
            }
            columns.add(numbers);
        }
        links = links(topology);
        x = new double[groups.size()];
        y = new double[groups.size()];
        shape = oddity(place());
        best = cost();
    }

    /// `beside` is how wide that is which stands left and right of the columns.
    static Columns improved(Columns start, Topology topology, double beside) {
        var search = new ColumnSearch(start, topology, beside);
        search.descend();
        return new Columns(search.columns.stream()
                .filter(column -> !column.isEmpty())
                .map(column -> column.stream().map(search.groups::get).toList())
                .toList());
    }

    private Link[] links(Topology topology) {
        var home = new HashMap<NodeId, Integer>();
        for (int i = 0; i < groups.size(); i++) {
            for (var id : groups.get(i).nodes().keySet()) {
                home.put(id, i);
            }
        }
        var between = new HashMap<Between, Link>();
        var all = new ArrayList<Link>();
        for (var edge : topology.edges()) {
            var from = home.get(edge.id().source());
            var to = home.get(edge.id().target());
            if (from != null && to != null && !from.equals(to)) {
                between.computeIfAbsent(new Between(from, to), key -> {
                            var link = new Link(key.from, key.to);
                            all.add(link);
                            return link;
                        })
                        .add(box(from, edge.id().source()), box(to, edge.id().target()));
            }
        }
        return all.toArray(Link[]::new);
    }

    private Box box(int group, NodeId id) {
        return groups.get(group).nodes().getOrDefault(id, groups.get(group).frame());
    }

    private void descend() {
        boolean better = true;
        while (better && left > 0) {
            better = false;
            for (int i = 0; i < groups.size() && left > 0; i++) {
                better |= exchange(i);
                better |= move(i);
            }
        }
    }

    private boolean exchange(int one) {
        boolean better = false;
        for (int other = one + 1; other < groups.size() && left > 0; other++) {
            swap(one, other);
            if (isBetter()) {
                better = true;
            } else {
                swap(one, other);
            }
        }
        return better;
    }

    private void swap(int one, int other) {
        var first = columns.get(columnOf(one));
        var second = columns.get(columnOf(other));
        int a = first.indexOf(one);
        int b = second.indexOf(other);
        first.set(a, other);
        second.set(b, one);
    }

    private int columnOf(int group) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).contains(group)) {
                return i;
            }
        }
        throw new IllegalStateException("in no column: " + group);
    }

    /// Into another column, at the height where it stands.
    private boolean move(int group) {
        boolean better = false;
        for (int to = 0; to < columns.size() && left > 0; to++) {
            int from = columnOf(group);
            if (to == from) {
                continue;
            }
            int row = columns.get(from).indexOf(group);
            int into = Math.min(row, columns.get(to).size());
            columns.get(from).remove(Integer.valueOf(group));
            columns.get(to).add(into, group);
            if (isBetter()) {
                better = true;
            } else {
                columns.get(to).remove(Integer.valueOf(group));
                columns.get(from).add(row, group);
            }
        }
        return better;
    }

    private boolean isBetter() {
        left -= groups.size() * 2L + links.length;
        double now = cost();
        if (now >= best * (1 - WORTHWHILE)) {
            return false;
        }
        best = now;
        return true;
    }

    private double cost() {
        double worse = Math.max(0, oddity(place()) - shape);
        double sum = 0;
        for (var link : links) {
            double dx = x[link.to] + link.endX - x[link.from] - link.startX;
            double dy = y[link.to] + link.endY - y[link.from] - link.startY;
            sum += link.count * Math.sqrt(dx * dx + dy * dy) * (dx < 0 ? BACKWARDS : 1);
        }
        return sum * (1 + worse);
    }

    private double oddity(Box whole) {
        return Math.abs(Math.log((whole.width() + beside) / Math.max(1, whole.height()) / Grid.ASPECT));
    }

    /// As [Columns#place] does; the answer is the box around everything.
    private Box place() {
        double tallest = 0;
        for (var column : columns) {
            tallest = Math.max(tallest, height(column));
        }
        double across = 0;
        for (var column : columns) {
            double down = (tallest - height(column)) / 2;
            double wide = 0;
            for (int group : column) {
                x[group] = across;
                y[group] = down;
                down += Columns.needed(groups.get(group));
                wide = Math.max(wide, groups.get(group).frame().width());
            }
            across += column.isEmpty() ? 0 : wide + NodeSizes.GROUP_GAP;
        }
        return new Box(0, 0, Math.max(1, across), tallest);
    }

    private double height(List<Integer> column) {
        double height = 0;
        for (int group : column) {
            height += Columns.needed(groups.get(group));
        }
        return height;
    }
}
