package dev.weft.policy;

import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Reachability.Crowd;
import dev.weft.policy.Reachability.SuspectVisitor;
import dev.weft.policy.Reachability.Suspects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What a change of policy changes between workloads, each pair once, sorted by source id, then destination id.
/// Parties that exist on one side only are compared with "nothing reachable". Outside parties are cut so finely that
/// each is treated alike before and after.
public record ReachabilityDiff(List<PairChange> changes) {
    /// One pair whose cell changed. Parties are named by id ([Party#id]) as before and after hold different objects.
    public record PairChange(Party source, Party destination, Cell before, Cell after) {
        /// Traffic that is surely allowed after and was not surely allowed before.
        public TrafficSet gained() {
            return after.allowed().minus(before.allowed());
        }

        /// Traffic that was surely allowed before and is surely not any more.
        public TrafficSet lost() {
            return before.allowed().minus(after.allowed()).minus(after.unknown());
        }
    }

    /// One line's end on both sides; absent where it does not exist.
    private record Both(Party shown, Optional<Party> before, Optional<Party> after) {}

    public ReachabilityDiff {
        changes = List.copyOf(changes);
    }

    /// Cost: two look-ups for each pair that the change may have touched; for each pair of parties when nobody knows
    /// what it touched.
    public static ReachabilityDiff between(WorkloadReachability before, WorkloadReachability after) {
        return after.suspects(before)
                .map(suspects -> new ReachabilityDiff(new SuspectPairs(before, after).changes(suspects)))
                .orElseGet(() -> new ReachabilityDiff(ofAllPairs(before, after)));
    }

    private static List<PairChange> ofAllPairs(WorkloadReachability before, WorkloadReachability after) {
        var ends = inside(before, after);
        OutsidePairs.of(before, after).forEach(pair -> ends.add(
                new Both(new Party.Outside(pair.both()), Optional.of(pair.before()), Optional.of(pair.after()))));
        ends.sort(Comparator.comparing(end -> end.shown().id()));
        var changes = new ArrayList<PairChange>();
        var then = ends.stream().map(end -> end.before().map(before::crowd)).toList();
        var now = ends.stream().map(end -> end.after().map(after::crowd)).toList();
        for (int source = 0; source < ends.size(); source++) {
            for (int destination = 0; destination < ends.size(); destination++) {
                var shown = ends.get(source).shown();
                var other = ends.get(destination).shown();
                if (shown instanceof Party.Outside && other instanceof Party.Outside) {
                    continue;
                }
                var old = cell(before, then.get(source), then.get(destination));
                var young = cell(after, now.get(source), now.get(destination));
                if (!old.equals(young)) {
                    changes.add(new PairChange(shown, other, old, young));
                }
            }
        }
        return changes;
    }

    private static Cell cell(WorkloadReachability side, Optional<Crowd> source, Optional<Crowd> destination) {
        return source.isPresent() && destination.isPresent()
                ? side.reachability().cell(source.get(), destination.get())
                : Cell.NOTHING;
    }

    private static List<Both> inside(WorkloadReachability before, WorkloadReachability after) {
        Map<String, Both> groups = new LinkedHashMap<>();
        for (var party : before.groups().parties()) {
            groups.put(party.id(), new Both(party, Optional.of(party), Optional.empty()));
        }
        for (var party : after.groups().parties()) {
            var then = Optional.ofNullable(groups.get(party.id())).flatMap(Both::before);
            groups.put(party.id(), new Both(party, then, Optional.of(party)));
        }
        return new ArrayList<>(groups.values());
    }

    /// Sets of addresses that lie in one outside party before and in one after.
    record OutsidePairs(IpSet both, Party before, Party after) {
        static List<OutsidePairs> of(WorkloadReachability before, WorkloadReachability after) {
            var young = new LinkedHashMap<IpSet, Party>();
            after.reachability().outside().forEach(end -> put(end, young));
            var old = new LinkedHashMap<IpSet, Party>();
            before.reachability().outside().forEach(end -> put(end, old));
            var pairs = new ArrayList<OutsidePairs>();
            old.entrySet().removeIf(entry -> {
                var same = Optional.ofNullable(young.remove(entry.getKey()));
                same.ifPresent(party -> pairs.add(new OutsidePairs(entry.getKey(), entry.getValue(), party)));
                return same.isPresent();
            });
            old.forEach((addresses, party) -> young.forEach((others, other) -> {
                var both = addresses.intersect(others);
                if (!both.isEmpty()) {
                    pairs.add(new OutsidePairs(both, party, other));
                }
            }));
            return pairs;
        }

        private static void put(Endpoint end, Map<IpSet, Party> parties) {
            if (end instanceof Endpoint.Outside(var addresses)) {
                parties.put(addresses, new Party.Outside(addresses));
            }
        }
    }

    /// The changes of two reachabilities among the pairs that a change may have touched. Inside, a pair is a number:
    /// source times the count of groups, plus destination, which is the order of the ids too.
    private static final class SuspectPairs implements SuspectVisitor {
        /// An outside suspect: some addresses, and the crowd that sends to them or hears from them.
        private record Touched(int crowd, Direction direction, IpSet addresses) {}

        /// A change with an outside party, with the ids it is sorted by.
        private record Sorted(String source, String destination, PairChange change) {
            static final Comparator<Sorted> ORDER =
                    Comparator.comparing(Sorted::source).thenComparing(Sorted::destination);
        }

        private final WorkloadReachability before;
        private final WorkloadReachability after;
        private final List<String> ids;
        private final List<Party> parties;
        private final Longs pairs = new Longs();
        private final List<PairChange> found = new ArrayList<>();
        private final Longs suspects = new Longs();
        private final List<Touched> touched = new ArrayList<>();

        SuspectPairs(WorkloadReachability before, WorkloadReachability after) {
            this.before = before;
            this.after = after;
            this.ids = after.groups().ids();
            this.parties = after.groups().parties();
        }

        @Override
        public void inside(int source, int destination) {
            suspects.add((long) source * ids.size() + destination);
        }

        @Override
        public void changed(int source, int destination, Cell then, Cell now) {
            pairs.add((long) source * ids.size() + destination);
            found.add(new PairChange(parties.get(source), parties.get(destination), then, now));
        }

        @Override
        public void outside(int crowd, Direction direction, IpSet addresses) {
            touched.add(new Touched(crowd, direction, addresses));
        }

        List<PairChange> changes(Suspects from) {
            from.visit(this);
            var old = before.groups().crowds();
            var young = after.groups().crowds();
            suspects.distinct().forEach(pair -> {
                int source = (int) (pair / ids.size());
                int destination = (int) (pair % ids.size());
                var then = before.reachability().cell(old.get(source), old.get(destination));
                var now = after.reachability().cell(young.get(source), young.get(destination));
                if (!then.equals(now)) {
                    changed(source, destination, then, now);
                }
            });
            var outside = new ArrayList<Sorted>();
            if (!touched.isEmpty()) {
                addOutside(outside);
                outside.sort(Sorted.ORDER);
            }
            return merged(pairs.order((long) ids.size() * ids.size()), outside);
        }

        /// `order` are the places of what was found, sorted by pair; one pair may have been found more than once.
        private List<PairChange> merged(int[] order, List<Sorted> outside) {
            var all = new ArrayList<PairChange>(order.length + outside.size());
            int next = 0;
            for (var change : outside) {
                long source = place(change.source());
                long destination = place(change.destination());
                while (next < order.length && isBefore(pairs.get(order[next]), source, destination)) {
                    next = take(order, next, all);
                }
                all.add(change.change());
            }
            while (next < order.length) {
                next = take(order, next, all);
            }
            return all;
        }

        private int take(int[] order, int at, List<PairChange> to) {
            to.add(found.get(order[at]));
            int next = at + 1;
            while (next < order.length && pairs.get(order[next]) == pairs.get(order[at])) {
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

        private void addOutside(List<Sorted> changes) {
            for (var pair : OutsidePairs.of(before, after)) {
                var shown = new Party.Outside(pair.both());
                var id = shown.id();
                var old = before.crowd(pair.before());
                var young = after.crowd(pair.after());
                touched.stream()
                        .filter(one -> !one.addresses().intersect(pair.both()).isEmpty())
                        .map(one -> new Touched(one.crowd(), one.direction(), IpSet.NONE))
                        .distinct()
                        .forEach(one -> {
                            var then = cell(before, one, old);
                            var now = cell(after, one, young);
                            if (!then.equals(now)) {
                                changes.add(sorted(one, shown, id, then, now));
                            }
                        });
            }
        }

        private Sorted sorted(Touched one, Party outside, String id, Cell then, Cell now) {
            var party = after.groups().parties().get(one.crowd());
            var own = ids.get(one.crowd());
            return one.direction() == Direction.EGRESS
                    ? new Sorted(own, id, new PairChange(party, outside, then, now))
                    : new Sorted(id, own, new PairChange(outside, party, then, now));
        }

        private static Cell cell(WorkloadReachability side, Touched one, Crowd outside) {
            var crowd = side.groups().crowds().get(one.crowd());
            return one.direction() == Direction.EGRESS
                    ? side.reachability().cell(crowd, outside)
                    : side.reachability().cell(outside, crowd);
        }
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

        long get(int at) {
            return all[at];
        }

        LongStream distinct() {
            var sorted = Arrays.copyOf(all, size);
            Arrays.sort(sorted);
            return Arrays.stream(sorted).distinct();
        }

        /// The places of the numbers, sorted by number, then by place. All numbers are below `bound`.
        int[] order(long bound) {
            int shift = Long.numberOfLeadingZeros(bound) - 1;
            if (size >> shift != 0) { // number and place do not fit into one long
                return IntStream.range(0, size).boxed().sorted(Comparator.comparingLong(this::get))
                        .mapToInt(at -> at).toArray();
            }
            var keyed = new long[size];
            for (int at = 0; at < size; at++) {
                keyed[at] = (all[at] << shift) | at;
            }
            Arrays.sort(keyed);
            var order = new int[size];
            for (int at = 0; at < size; at++) {
                order[at] = (int) (keyed[at] & ((1L << shift) - 1));
            }
            return order;
        }
    }
}
