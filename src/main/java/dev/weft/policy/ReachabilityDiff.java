package dev.weft.policy;

import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Reachability.Crowd;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /// Cost: two look-ups for each pair of parties.
    public static ReachabilityDiff between(WorkloadReachability before, WorkloadReachability after) {
        var ends = inside(before, after);
        ends.addAll(outside(before, after));
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
        return new ReachabilityDiff(changes);
    }

    private static Cell cell(WorkloadReachability side, Optional<Crowd> source, Optional<Crowd> destination) {
        return source.isPresent() && destination.isPresent()
                ? side.reachability().cell(source.get(), destination.get())
                : Cell.NOTHING;
    }

    private static List<Both> inside(WorkloadReachability before, WorkloadReachability after) {
        Map<String, Both> groups = new LinkedHashMap<>();
        for (var party : before.parties()) {
            if (party instanceof Party.Group) {
                groups.put(party.id(), new Both(party, Optional.of(party), Optional.empty()));
            }
        }
        for (var party : after.parties()) {
            if (party instanceof Party.Group) {
                var then = Optional.ofNullable(groups.get(party.id())).flatMap(Both::before);
                groups.put(party.id(), new Both(party, then, Optional.of(party)));
            }
        }
        return new ArrayList<>(groups.values());
    }

    /// Every set of addresses that lies in one party before and in one after.
    private static List<Both> outside(WorkloadReachability before, WorkloadReachability after) {
        var common = new ArrayList<Both>();
        for (var then : before.parties()) {
            for (var now : after.parties()) {
                if (then instanceof Party.Outside(var old) && now instanceof Party.Outside(var young)) {
                    common.addAll(common(old, young));
                }
            }
        }
        return common;
    }

    private static List<Both> common(IpSet before, IpSet after) {
        var both = before.intersect(after);
        return both.isEmpty()
                ? List.of()
                : List.of(new Both(
                        new Party.Outside(both),
                        Optional.of(new Party.Outside(before)),
                        Optional.of(new Party.Outside(after))));
    }
}
