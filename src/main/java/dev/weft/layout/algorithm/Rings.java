package dev.weft.layout.algorithm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Groups in rings around one another: those that talk most with others in the innermost, where their lines are short,
/// and in each ring in the direction of the traffic. The rings are as wide as a screen, and as small as they can be
/// without an overlap.
///
/// Cost: O(n²) for n groups and each widening tried, some dozens.
final class Rings {
    /// A ring has room for so many more than the one within it.
    private static final int MORE = 9;
    /// Each widening makes the rings so many times larger.
    private static final double WIDER = 1.06;
    private static final double AIR = NodeSizes.GROUP_GAP / 2;

    private final List<PlacedGroup> groups;
    private final List<List<Integer>> rings = new ArrayList<>();

    private Rings(List<PlacedGroup> groups, int[][] weights, List<Integer> order) {
        this.groups = groups;
        var busiest = IntStream.range(0, groups.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer group) -> -talk(weights, group))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        int taken = 0;
        for (int size = groups.size() <= MORE ? MORE : MORE / 2; taken < busiest.size(); size += MORE) {
            var ring = new ArrayList<>(busiest.subList(taken, Math.min(taken + size, busiest.size())));
            ring.sort(Comparator.comparingInt(order::indexOf));
            rings.add(ring);
            taken += size;
        }
    }

    static List<PlacedGroup> place(List<PlacedGroup> groups, int[][] weights, List<Integer> order) {
        return new Rings(groups, weights, order).place();
    }

    private static int talk(int[][] weights, int group) {
        int sum = 0;
        for (int other = 0; other < weights.length; other++) {
            sum += weights[group][other] + weights[other][group];
        }
        return sum;
    }

    /// Ring by ring from within: each begins as wide as the one inside it and grows until it touches nobody.
    private List<PlacedGroup> place() {
        var placed = new ArrayList<PlacedGroup>();
        double radius = rings.getFirst().size() == 1 ? 0 : NodeSizes.GROUP_GAP;
        for (var ring : rings) {
            var around = around(ring, radius);
            while (touches(around, placed)) {
                radius = Math.max(radius * WIDER, NodeSizes.GROUP_GAP);
                around = around(ring, radius);
            }
            placed.addAll(around);
        }
        return placed;
    }

    /// Clockwise, the first at the left.
    private List<PlacedGroup> around(List<Integer> ring, double radius) {
        var around = new ArrayList<PlacedGroup>();
        for (int i = 0; i < ring.size(); i++) {
            double angle = Math.PI + 2 * Math.PI * i / ring.size();
            var group = groups.get(ring.get(i));
            around.add(group.at(
                    Math.rint(radius * Grid.ASPECT * Math.cos(angle) - group.frame().width() / 2),
                    Math.rint(radius * Math.sin(angle) - group.frame().height() / 2)));
        }
        return around;
    }

    private static boolean touches(List<PlacedGroup> ring, List<PlacedGroup> within) {
        for (int i = 0; i < ring.size(); i++) {
            var grown = ring.get(i).frame().grown(AIR);
            for (int j = i + 1; j < ring.size(); j++) {
                if (grown.overlaps(ring.get(j).frame().grown(AIR))) {
                    return true;
                }
            }
            for (var inner : within) {
                if (grown.overlaps(inner.frame().grown(AIR))) {
                    return true;
                }
            }
        }
        return false;
    }
}
