package dev.weft.policy.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Seeded chance: the same seed throws the same dice.
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /// Both ends inclusive.
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    <T> List<T> some(int low, int high, Supplier<T> item) {
        var items = new ArrayList<T>();
        for (int left = between(low, high); left > 0; left--) {
            items.add(item.get());
        }
        return items;
    }
}
