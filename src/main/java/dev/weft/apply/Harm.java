package dev.weft.apply;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A door: what it costs when only some of the wishes are done yet. `app` fills it from the reachability engine.
///
/// Threads: called on the thread that makes the plan.
@FunctionalInterface
public interface Harm {
    /// Nobody can say.
    Harm UNKNOWN = _ -> Optional.empty();

    /// Pairs of workloads with traffic that is allowed before and after all wishes and `cut` while only some are done,
    /// and pairs with traffic that is denied before and after and `opened` meanwhile. Order: what is cut weighs more.
    record Toll(int cut, int opened) implements Comparable<Toll> {
        public static final Toll NONE = new Toll(0, 0);

        private static final Comparator<Toll> ORDER =
                Comparator.comparingInt(Toll::cut).thenComparingInt(Toll::opened);

        public Toll plus(Toll other) {
            return new Toll(cut + other.cut, opened + other.opened);
        }

        @Override
        public int compareTo(Toll other) {
            return ORDER.compare(this, other);
        }
    }

    /// Empty when it cannot be told.
    Optional<Toll> of(List<ApplyWish> done);
}
