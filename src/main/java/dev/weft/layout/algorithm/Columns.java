package dev.weft.layout.algorithm;

import java.util.ArrayList;
import java.util.List;

/// Groups in columns from left to right, in their order, so that the whole has about the shape of a screen.
///
/// The height of the columns is tried out: with few groups no formula hits the shape as well as looking at a few dozen
/// heights between the tallest group and all of them on one another.
record Columns(List<List<PlacedGroup>> columns) {
    private static final int TRIES = 32;

    static Columns of(List<PlacedGroup> groups) {
        return of(groups, 0);
    }

    /// `beside` is how wide that is which stands left and right of the columns: the whole is to have the shape.
    static Columns of(List<PlacedGroup> groups, double beside) {
        double tallest = groups.stream().mapToDouble(group -> group.frame().height()).max().orElse(0);
        double all = groups.stream().mapToDouble(Columns::needed).sum();
        var best = filled(groups, tallest);
        for (int i = 1; i <= TRIES; i++) {
            var tried = filled(groups, tallest * Math.pow(Math.max(1, all / Math.max(1, tallest)), i / (double) TRIES));
            if (tried.oddity(beside) < best.oddity(beside)) {
                best = tried;
            }
        }
        return best;
    }

    private static Columns filled(List<PlacedGroup> groups, double height) {
        var columns = new ArrayList<List<PlacedGroup>>();
        double room = 0;
        for (var group : groups) {
            double needed = needed(group);
            if (columns.isEmpty() || needed > room) {
                columns.add(new ArrayList<>());
                room = height + NodeSizes.GROUP_GAP_DOWN;
            }
            columns.getLast().add(group);
            room -= needed;
        }
        return new Columns(columns);
    }

    /// How far from a screen's shape: 0 is exact, the same for twice as wide and twice as high.
    private double oddity(double beside) {
        double width = columns.stream().mapToDouble(column -> width(column) + NodeSizes.GROUP_GAP).sum();
        double height = columns.stream().mapToDouble(Columns::height).max().orElse(1);
        return Math.abs(Math.log((width + beside) / height / Grid.ASPECT));
    }

    static double width(List<PlacedGroup> column) {
        return column.stream().mapToDouble(group -> group.frame().width()).max().orElse(0);
    }

    static double height(List<PlacedGroup> column) {
        double all = column.stream().mapToDouble(Columns::needed).sum();
        return column.isEmpty() ? 0 : all - gapBelow(column.getLast());
    }

    static double needed(PlacedGroup group) {
        return group.frame().height() + gapBelow(group);
    }

    /// A box may grow; a folded namespace does not.
    private static double gapBelow(PlacedGroup group) {
        return group.namespace().isEmpty() ? NodeSizes.LONE_GAP_DOWN : NodeSizes.GROUP_GAP_DOWN;
    }

    /// Every group at its place, the columns centred on one another.
    List<PlacedGroup> place() {
        var placed = new ArrayList<PlacedGroup>();
        double tallest = columns.stream().mapToDouble(Columns::height).max().orElse(0);
        double x = 0;
        for (var column : columns) {
            double y = Math.floor((tallest - height(column)) / 2);
            for (var group : column) {
                placed.add(group.at(x, y));
                y += needed(group);
            }
            x += width(column) + NodeSizes.GROUP_GAP;
        }
        return placed;
    }
}
