package dev.weft.policy;

import dev.weft.net.IpSet;
import dev.weft.policy.Reachability.Crowd;
import dev.weft.policy.Reachability.SuspectVisitor;
import dev.weft.policy.Reachability.Suspects;
import dev.weft.policy.ReachabilityDiff.Listing;
import dev.weft.policy.ReachabilityDiff.OutsidePairs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/// The changes of two reachabilities among the pairs that a change may have touched. Inside, a pair is a number:
/// source times the count of groups, plus destination, which is the order of the ids too.
final class SuspectPairs implements SuspectVisitor {
    /// An outside suspect: some addresses, and the crowd that sends to them or hears from them.
    private record Touched(int crowd, Direction direction, IpSet addresses) {}

    /// The same, of addresses that are given.
    private record Asked(int crowd, Direction direction) {}

    /// A change with an outside party, with the ids it is sorted by.
    private record Sorted(String from, String to, int source, int destination, int way) {
        static final Comparator<Sorted> ORDER = Comparator.comparing(Sorted::from).thenComparing(Sorted::to);
    }

    private final WorkloadReachability before;
    private final WorkloadReachability after;
    private final List<String> ids;
    private final Listing listing;
    /// For each change its pair, then its way in the low bits.
    private final Longs found = new Longs();
    private final int shift;
    private final Longs suspects = new Longs();
    private final List<Touched> touched = new ArrayList<>();

    SuspectPairs(WorkloadReachability before, WorkloadReachability after) {
        this.before = before;
        this.after = after;
        this.ids = after.groups().ids();
        this.listing = new Listing(after.groups().parties());
        this.shift = Math.min(Integer.SIZE - 1, Long.numberOfLeadingZeros((long) ids.size() * ids.size()) - 1);
    }

    @Override
    public void inside(int source, int destination) {
        suspects.add((long) source * ids.size() + destination);
    }

    @Override
    public int way(Cell then, Cell now) {
        return listing.way(then, now);
    }

    @Override
    public void changed(int source, int destination, int way) {
        found.add(((long) source * ids.size() + destination) << shift | way);
    }

    @Override
    public void outside(int crowd, Direction direction, IpSet addresses) {
        touched.add(new Touched(crowd, direction, addresses));
    }

    ReachabilityDiff changes(Suspects from) {
        from.visit(this);
        var old = before.groups().crowds();
        var young = after.groups().crowds();
        suspects.distinct().forEach(pair -> {
            int source = (int) (pair / ids.size());
            int destination = (int) (pair % ids.size());
            var then = before.reachability().cell(old.get(source), old.get(destination));
            var now = after.reachability().cell(young.get(source), young.get(destination));
            if (!then.equals(now)) {
                changed(source, destination, way(then, now));
            }
        });
        merge(found.sorted(), touched.isEmpty() ? List.of() : withOutside());
        return listing.diff();
    }

    /// `inside` is sorted; one pair may have been found more than once.
    private void merge(long[] inside, List<Sorted> outside) {
        int next = 0;
        for (var change : outside) {
            long source = place(change.from());
            long destination = place(change.to());
            while (next < inside.length && isBefore(inside[next] >>> shift, source, destination)) {
                next = take(inside, next);
            }
            listing.add(change.source(), change.destination(), change.way());
        }
        while (next < inside.length) {
            next = take(inside, next);
        }
    }

    private int take(long[] inside, int at) {
        long pair = inside[at] >>> shift;
        listing.add(
                (int) (pair / ids.size()), (int) (pair % ids.size()), (int) (inside[at] & ((1L << shift) - 1)));
        int next = at + 1;
        while (next < inside.length && inside[next] >>> shift == pair) {
            next++;
        }
        return next;
    }

    /// Groups stand at odd places, outside parties between them.
    private long place(String id) {
        int found = Collections.binarySearch(ids, id);
        return found >= 0 ? 2L * found + 1 : 2L * (-found - 1);
    }

    private boolean isBefore(long pair, long source, long destination) {
        long own = 2 * (pair / ids.size()) + 1;
        return own < source || (own == source && 2 * (pair % ids.size()) + 1 < destination);
    }

    private List<Sorted> withOutside() {
        var changes = new ArrayList<Sorted>();
        for (var pair : OutsidePairs.of(before, after)) {
            var asked = asked(pair.both());
            if (!asked.isEmpty()) {
                addOutside(pair, asked, changes);
            }
        }
        changes.sort(Sorted.ORDER);
        return changes;
    }

    /// Who is touched at some of these addresses. Crowds of one class are touched at the same object.
    private Set<Asked> asked(IpSet addresses) {
        var meets = new IdentityHashMap<IpSet, Boolean>();
        var asked = new LinkedHashSet<Asked>();
        for (var one : touched) {
            if (meets.computeIfAbsent(one.addresses(), other -> !other.intersect(addresses).isEmpty())) {
                asked.add(new Asked(one.crowd(), one.direction()));
            }
        }
        return asked;
    }

    private void addOutside(OutsidePairs pair, Set<Asked> asked, List<Sorted> changes) {
        var shown = new Party.Outside(pair.both());
        var id = shown.id();
        int number = listing.party(shown);
        var old = before.crowd(pair.before());
        var young = after.crowd(pair.after());
        for (var one : asked) {
            var then = cell(before, one, old);
            var now = cell(after, one, young);
            if (!then.equals(now)) {
                int way = listing.way(then, now);
                var own = ids.get(one.crowd());
                changes.add(one.direction() == Direction.EGRESS
                        ? new Sorted(own, id, one.crowd(), number, way)
                        : new Sorted(id, own, number, one.crowd(), way));
            }
        }
    }

    private static Cell cell(WorkloadReachability side, Asked one, Crowd outside) {
        var crowd = side.groups().crowds().get(one.crowd());
        return one.direction() == Direction.EGRESS
                ? side.reachability().cell(crowd, outside)
                : side.reachability().cell(outside, crowd);
    }

    /// Numbers in the order they came: a draft may change a hundred thousand pairs, each a number.
    private static final class Longs {
        private long[] all = new long[256];
        private int size;

        void add(long number) {
            if (size == all.length) {
                all = Arrays.copyOf(all, 2 * size);
            }
            all[size++] = number;
        }

        long[] sorted() {
            var sorted = Arrays.copyOf(all, size);
            Arrays.sort(sorted);
            return sorted;
        }

        LongStream distinct() {
            return Arrays.stream(sorted()).distinct();
        }
    }
}
