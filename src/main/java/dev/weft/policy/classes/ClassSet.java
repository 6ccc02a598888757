package dev.weft.policy.classes;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/// An immutable set of class numbers: one bit each, from the first word that is not empty to the last. Classes of one
/// namespace stand together, so that what a policy selects in its own namespace is a word or two.
///
/// Cost: every operation one pass over the words that both sets span.
public final class ClassSet {
    public static final ClassSet NONE = new ClassSet(0, new long[0]);

    private final int from;
    private final long[] words;

    private ClassSet(int from, long[] words) {
        this.from = from;
        this.words = words;
    }

    private static ClassSet trimmed(int from, long[] words) {
        int low = 0;
        int high = words.length;
        while (low < high && words[low] == 0) {
            low++;
        }
        while (low < high && words[high - 1] == 0) {
            high--;
        }
        if (low == high) {
            return NONE;
        }
        boolean whole = low == 0 && high == words.length;
        return new ClassSet(from + low, whole ? words : Arrays.copyOfRange(words, low, high));
    }

    public static ClassSet of(BitSet bits) {
        return trimmed(0, bits.toLongArray());
    }

    /// `to` exclusive.
    public static ClassSet range(int from, int to) {
        var bits = new BitSet(to);
        bits.set(from, to);
        return of(bits);
    }

    /// Numbers in rising order.
    static ClassSet ofSorted(int[] numbers, int count) {
        if (count == 0) {
            return NONE;
        }
        int from = numbers[0] >> 6;
        var words = new long[(numbers[count - 1] >> 6) - from + 1];
        for (int i = 0; i < count; i++) {
            words[(numbers[i] >> 6) - from] |= 1L << numbers[i];
        }
        return new ClassSet(from, words);
    }

    public boolean isEmpty() {
        return words.length == 0;
    }

    public boolean has(int number) {
        int at = (number >> 6) - from;
        return at >= 0 && at < words.length && (words[at] & 1L << number) != 0;
    }

    /// How many.
    public int size() {
        int size = 0;
        for (long word : words) {
            size += Long.bitCount(word);
        }
        return size;
    }

    public ClassSet and(ClassSet other) {
        int low = Math.max(from, other.from);
        int high = Math.min(from + words.length, other.from + other.words.length);
        if (low >= high) {
            return NONE;
        }
        var common = new long[high - low];
        for (int i = low; i < high; i++) {
            common[i - low] = words[i - from] & other.words[i - other.from];
        }
        return trimmed(low, common);
    }

    public boolean meets(ClassSet other) {
        int low = Math.max(from, other.from);
        int high = Math.min(from + words.length, other.from + other.words.length);
        for (int i = low; i < high; i++) {
            if ((words[i - from] & other.words[i - other.from]) != 0) {
                return true;
            }
        }
        return false;
    }

    public ClassSet or(ClassSet other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        int low = Math.min(from, other.from);
        int high = Math.max(from + words.length, other.from + other.words.length);
        var all = new long[high - low];
        System.arraycopy(words, 0, all, from - low, words.length);
        for (int i = 0; i < other.words.length; i++) {
            all[other.from - low + i] |= other.words[i];
        }
        return new ClassSet(low, all);
    }

    public ClassSet minus(ClassSet other) {
        if (!meets(other)) {
            return this;
        }
        var rest = words.clone();
        int low = Math.max(from, other.from);
        int high = Math.min(from + words.length, other.from + other.words.length);
        for (int i = low; i < high; i++) {
            rest[i - from] &= ~other.words[i - other.from];
        }
        return trimmed(from, rest);
    }

    /// In rising order.
    public void forEach(IntConsumer action) {
        for (int i = 0; i < words.length; i++) {
            for (long word = words[i]; word != 0; word &= word - 1) {
                action.accept(((from + i) << 6) + Long.numberOfTrailingZeros(word));
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassSet that && from == that.from && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return 31 * from + Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return BitSet.valueOf(words).toString() + "+" + (from << 6);
    }
}
