package dev.weft.policy;

import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Reachability.Crowd;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// What a change of policy changes between workloads, each pair once, sorted by source id, then destination id.
/// Parties that exist on one side only are compared with "nothing reachable". Outside parties are cut so finely that
/// each is treated alike before and after.
///
/// A draft changes tens of thousands of pairs in a handful of ways: a change is kept as three numbers, and what reads
/// all of them within a frame asks by number ([#forEach]).
public final class ReachabilityDiff {
    public static final ReachabilityDiff NONE = new Listing(List.of()).diff();

    /// How a cell changes.
    public record Way(Cell before, Cell after) {
        /// Traffic that is surely allowed after and was not surely allowed before.
        public TrafficSet gained() {
            return after.allowed().minus(before.allowed());
        }

        /// Traffic that was surely allowed before and is surely not any more.
        public TrafficSet lost() {
            return before.allowed().minus(after.allowed()).minus(after.unknown());
        }
    }

    /// One pair whose cell changed. Parties are named by id ([Party#id]) as before and after hold different objects.
    public record PairChange(Party source, Party destination, Way way) {
        public PairChange(Party source, Party destination, Cell before, Cell after) {
            this(source, destination, new Way(before, after));
        }

        public Cell before() {
            return way.before();
        }

        public Cell after() {
            return way.after();
        }

        public TrafficSet gained() {
            return way.gained();
        }

        public TrafficSet lost() {
            return way.lost();
        }
    }

    /// Receives changes by number: two of [#parties], and one of [#ways].
    public interface Visitor {
        void change(int source, int destination, int way);
    }

    /// One line's end on both sides; absent where it does not exist.
    private record Both(Party shown, Optional<Party> before, Optional<Party> after) {}

    private final List<Party> parties;
    private final List<Way> ways;
    private final int[] sources;
    private final int[] destinations;
    private final int[] wayOf;

    private ReachabilityDiff(Listing listing) {
        this.parties = List.copyOf(listing.parties);
        this.ways = List.copyOf(listing.ways.keySet());
        this.sources = Arrays.copyOf(listing.sources, listing.size);
        this.destinations = Arrays.copyOf(listing.destinations, listing.size);
        this.wayOf = Arrays.copyOf(listing.wayOf, listing.size);
    }

    /// Changes in their order, as they are found. Confined to the thread that finds them.
    static final class Listing {
        private static final int LATEST = 256;

        private record Numbered(Way way, int number) {}

        private final List<Party> parties;
        private final Map<Way, Integer> ways = new LinkedHashMap<>();
        /// What was asked last, by the identity of the cells.
        private final @Nullable Numbered[] latest = new Numbered[LATEST];
        private int[] sources = new int[64];
        private int[] destinations = new int[64];
        private int[] wayOf = new int[64];
        private int size;

        Listing(List<Party> parties) {
            this.parties = new ArrayList<>(parties);
        }

        /// A party more, as a number.
        int party(Party party) {
            parties.add(party);
            return parties.size() - 1;
        }

        /// Most ask for one of the ways that were asked for a moment ago.
        @SuppressWarnings("ReferenceEquality") // the engine gives the same cells for the same classes
        int way(Cell before, Cell after) {
            int place = (31 * System.identityHashCode(before) + System.identityHashCode(after)) & (LATEST - 1);
            var known = latest[place];
            if (known == null || known.way().before() != before || known.way().after() != after) {
                var way = new Way(before, after);
                known = new Numbered(way, ways.computeIfAbsent(way, _ -> ways.size()));
                latest[place] = known;
            }
            return known.number();
        }

        void add(int source, int destination, int way) {
            if (size == sources.length) {
                sources = Arrays.copyOf(sources, 2 * size);
                destinations = Arrays.copyOf(destinations, 2 * size);
                wayOf = Arrays.copyOf(wayOf, 2 * size);
            }
            sources[size] = source;
            destinations[size] = destination;
            wayOf[size++] = way;
        }

        ReachabilityDiff diff() {
            return new ReachabilityDiff(this);
        }
    }

    /// Cost: two look-ups for each pair that the change may have touched; for each pair of parties when nobody knows
    /// what it touched.
    public static ReachabilityDiff between(WorkloadReachability before, WorkloadReachability after) {
        return after.suspects(before)
                .map(suspects -> new SuspectPairs(before, after).changes(suspects))
                .orElseGet(() -> ofAllPairs(before, after));
    }

    /// The parties that changes are numbered by, in no order.
    public List<Party> parties() {
        return parties;
    }

    /// The ways in which cells change, each once.
    public List<Way> ways() {
        return ways;
    }

    public int size() {
        return sources.length;
    }

    /// In the order of [#changes].
    public void forEach(Visitor visitor) {
        for (int i = 0; i < sources.length; i++) {
            visitor.change(sources[i], destinations[i], wayOf[i]);
        }
    }

    /// The same as values, each made when it is asked for.
    public List<PairChange> changes() {
        return new Changes();
    }

    /// How the cell of two parties, named by their ids, changes.
    ///
    /// Cost: O(log changes).
    public Optional<PairChange> of(String source, String destination) {
        var all = changes();
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = parties.get(sources[middle]).id().compareTo(source);
            order = order != 0 ? order : parties.get(destinations[middle]).id().compareTo(destination);
            if (order == 0) {
                return Optional.of(all.get(middle));
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle;
        }
        return Optional.empty();
    }

    private final class Changes extends AbstractList<PairChange> implements RandomAccess {
        @Override
        public PairChange get(int index) {
            return new PairChange(
                    parties.get(sources[index]), parties.get(destinations[index]), ways.get(wayOf[index]));
        }

        @Override
        public int size() {
            return sources.length;
        }
    }

    private static ReachabilityDiff ofAllPairs(WorkloadReachability before, WorkloadReachability after) {
        var ends = inside(before, after);
        OutsidePairs.of(before, after).forEach(pair -> ends.add(
                new Both(new Party.Outside(pair.both()), Optional.of(pair.before()), Optional.of(pair.after()))));
        ends.sort(Comparator.comparing(end -> end.shown().id()));
        var changes = new Listing(ends.stream().map(Both::shown).toList());
        var then = ends.stream().map(end -> end.before().map(before::crowd)).toList();
        var now = ends.stream().map(end -> end.after().map(after::crowd)).toList();
        for (int source = 0; source < ends.size(); source++) {
            for (int destination = 0; destination < ends.size(); destination++) {
                if (ends.get(source).shown() instanceof Party.Outside
                        && ends.get(destination).shown() instanceof Party.Outside) {
                    continue;
                }
                var old = cell(before, then.get(source), then.get(destination));
                var young = cell(after, now.get(source), now.get(destination));
                if (!old.equals(young)) {
                    changes.add(source, destination, changes.way(old, young));
                }
            }
        }
        return changes.diff();
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
}
