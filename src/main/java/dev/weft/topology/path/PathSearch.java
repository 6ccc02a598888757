package dev.weft.topology.path;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jgrapht.alg.shortestpath.YenKShortestPath;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;

/// The shortest ways between two of many ends, when only a question says whether one reaches another.
///
/// Asking every pair would cost n² questions. So two searches in breadth go towards each other's start: the distances
/// from the source, and those to the target. A way of at most one hop more than the shortest has only pairs (u, v) with
/// from(u) + 1 + to(v) <= shortest + 1; those alone are asked and become edges, and Yen's algorithm finds the ways
/// among
/// them.
///
/// Cost: about 2 n questions where the shortest way is one hop or two and most ends are one hop away, as in clusters
/// that
/// isolate little; n² at worst, where nothing is found.
/// Source: J. Y. Yen, "Finding the K Shortest Loopless Paths in a Network", 1971.
public final class PathSearch {
    /// Does one reach the other? Asked with two different numbers.
    @FunctionalInterface
    public interface Hops {
        boolean pass(int from, int to);
    }

    private static final int FAR = Integer.MAX_VALUE / 4;

    private final int size;
    private final int longest;
    private final Hops hops;

    /// Of the ends 0 to `size` - 1; ways have at most `longest` hops.
    public PathSearch(int size, int longest, Hops hops) {
        this.size = size;
        this.longest = longest;
        this.hops = hops;
    }

    /// At most `most` ways without a circle, the shorter first, each no longer than the shortest and one hop more.
    public List<List<Integer>> ways(int source, int target, int most) {
        if (source == target) {
            return List.of();
        }
        var from = distances(source, target, hops);
        int shortest = from[target];
        if (shortest > longest) {
            return List.of();
        }
        var to = distances(target, source, (one, other) -> hops.pass(other, one));
        int length = Math.min(shortest + 1, longest);
        var graph = new DefaultDirectedGraph<Integer, DefaultEdge>(DefaultEdge.class);
        var near = new BitSet();
        for (int i = 0; i < size; i++) {
            if (from[i] + to[i] <= length) {
                near.set(i);
                graph.addVertex(i);
            }
        }
        for (int one = near.nextSetBit(0); one >= 0; one = near.nextSetBit(one + 1)) {
            for (int other = near.nextSetBit(0); other >= 0; other = near.nextSetBit(other + 1)) {
                if (other != one && from[one] + 1 + to[other] <= length && hops.pass(one, other)) {
                    graph.addEdge(one, other);
                }
            }
        }
        return new YenKShortestPath<>(graph).getPaths(source, target, most).stream()
                .map(path -> path.getVertexList())
                .filter(path -> path.size() - 1 <= length)
                .toList();
    }

    /// Ends that are as far as the goal are found, none behind it: a way of one hop more needs no others.
    private int[] distances(int start, int goal, Hops passes) {
        var distance = new int[size];
        Arrays.fill(distance, FAR);
        distance[start] = 0;
        var unseen = new BitSet(size);
        unseen.set(0, size);
        unseen.clear(start);
        var queue = new ArrayDeque<Integer>(List.of(start));
        while (!queue.isEmpty()) {
            int one = queue.remove();
            if (distance[one] >= Math.min(longest, distance[goal])) {
                break;
            }
            for (int other = unseen.nextSetBit(0); other >= 0; other = unseen.nextSetBit(other + 1)) {
                if (passes.pass(one, other)) {
                    unseen.clear(other);
                    distance[other] = distance[one] + 1;
                    queue.add(other);
                }
            }
        }
        return distance;
    }
}
