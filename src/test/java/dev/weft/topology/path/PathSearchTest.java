package dev.weft.topology.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Against a search that simply tries every way.
class PathSearchTest {
    private static final int LONGEST = 4;

    @Test
    void onRandomGraphsTheWaysAreTheShortestThereAre() {
        int found = 0;
        int nothing = 0;
        for (long seed = 1; seed <= 400; seed++) {
            var random = new Random(seed);
            int size = 2 + random.nextInt(8);
            var passes = new boolean[size][size];
            double density = random.nextDouble() * 0.6;
            for (var row : passes) {
                for (int i = 0; i < size; i++) {
                    row[i] = random.nextDouble() < density;
                }
            }
            int most = 1 + random.nextInt(5);
            var all = new ArrayList<List<Integer>>();
            everyWay(passes, new ArrayList<>(List.of(0)), size - 1, all);
            all.sort(Comparator.comparingInt(List::size));
            var ways = new PathSearch(size, LONGEST, (from, to) -> passes[from][to]).ways(0, size - 1, most);

            var expected = all.stream()
                    .map(List::size)
                    .filter(hops -> hops <= all.getFirst().size() + 1)
                    .limit(most)
                    .toList();
            assertThat(ways).as("seed %d", seed).extracting(List::size).isEqualTo(expected);
            assertThat(all).as("seed %d", seed).containsAll(ways);
            assertThat(new HashSet<>(ways)).hasSameSizeAs(ways);
            found += ways.size();
            nothing += ways.isEmpty() ? 1 : 0;
        }
        assertThat(found).isGreaterThan(400);
        assertThat(nothing).isGreaterThan(50);
    }

    private static void everyWay(boolean[][] passes, List<Integer> way, int target, List<List<Integer>> all) {
        int last = way.getLast();
        if (last == target) {
            all.add(List.copyOf(way));
            return;
        }
        if (way.size() > LONGEST) {
            return;
        }
        for (int next = 0; next < passes.length; next++) {
            if (passes[last][next] && !way.contains(next)) {
                way.add(next);
                everyWay(passes, way, target, all);
                way.removeLast();
            }
        }
    }

    @Test
    void aWayOfOneHopAmongManyAsksAboutTwiceAsManyPairsAsThereAreEnds() {
        int size = 3_000;
        var asked = new int[1];
        var ways = new PathSearch(size, LONGEST, (from, to) -> {
                    asked[0]++;
                    return true;
                })
                .ways(0, size - 1, 5);

        assertThat(ways).hasSize(5).startsWith(List.of(0, size - 1));
        assertThat(asked[0]).isLessThan(5 * size);
    }
}
