package dev.weft.policy;

import dev.weft.cluster.ObjectRef;
import dev.weft.policy.Reachability.Crowd;
import dev.weft.policy.Reachability.Crowds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// The ends of a cluster in groups: workloads or single pods, sorted by id, with their crowds.
final class PartyList {
    /// Which group an end belongs to; empty for none.
    private interface Grouping extends BiFunction<Reachability, Endpoint, Optional<ObjectRef>> {}

    /// Groups by name: shared while no group comes or goes, so that numbers keep their meaning.
    private record Numbers(Grouping grouping, List<String> ids, Map<String, Integer> byId) {}

    private final Numbers numbers;
    private final List<Party> parties;
    private final Crowds crowds;

    private PartyList(Numbers numbers, List<Party> parties, Crowds crowds) {
        this.numbers = numbers;
        this.parties = parties;
        this.crowds = crowds;
    }

    static PartyList ofWorkloads(Reachability reachability) {
        return of(PartyList::owner, reachability);
    }

    static PartyList ofPods(Reachability reachability) {
        return of((_, end) -> end instanceof Endpoint.OfPod(var pod) ? Optional.of(pod.ref()) : Optional.empty(),
                reachability);
    }

    private static Optional<ObjectRef> owner(Reachability reachability, Endpoint end) {
        return end instanceof Endpoint.OfPod(var pod)
                ? Optional.of(reachability.snapshot().workloadOf(pod))
                : end.object();
    }

    private record Named(String id, Party party) {}

    private static PartyList of(Grouping grouping, Reachability reachability) {
        var groups = new LinkedHashMap<ObjectRef, List<Endpoint>>();
        for (var end : reachability.inside()) {
            grouping.apply(reachability, end)
                    .ifPresent(ref -> groups.computeIfAbsent(ref, _ -> new ArrayList<>()).add(end));
        }
        var named = new ArrayList<Named>(groups.size());
        groups.forEach((ref, members) -> named.add(new Named(ref.id(), new Party.Group(ref, members))));
        named.sort(Comparator.comparing(Named::id));
        var ids = named.stream().map(Named::id).toList();
        var byId = HashMap.<String, Integer>newHashMap(ids.size());
        ids.forEach(id -> byId.put(id, byId.size()));
        var parties = named.stream().map(Named::party).toList();
        var crowds = reachability.crowds(parties.stream().map(PartyList::members).toList());
        return new PartyList(new Numbers(grouping, ids, byId), parties, crowds);
    }

    static List<Endpoint> members(Party party) {
        return switch (party) {
            case Party.Group(_, var members) -> members;
            case Party.Outside(var addresses) -> List.of(new Endpoint.Outside(addresses));
        };
    }

    @SuppressWarnings("ReferenceEquality") // ends that did not change are the same list, or the same objects in it
    PartyList followedBy(Reachability now, Reachability later) {
        var before = now.inside();
        var after = later.inside();
        if (!later.serves(crowds)) {
            return recrowded(now, later);
        }
        if (before == after) {
            return this;
        }
        return new Following(now, later).followed();
    }

    /// The ends of two lists side by side, both sorted by id.
    private final class Following {
        private final Reachability now;
        private final Reachability later;
        private final Map<Integer, List<Endpoint>> changed = new HashMap<>();

        Following(Reachability now, Reachability later) {
            this.now = now;
            this.later = later;
        }

        PartyList followed() {
            boolean known = walk(now.inside(), later.inside())
                    && changed.values().stream().noneMatch(List::isEmpty);
            if (!known) {
                return of(numbers.grouping(), later);
            }
            var next = new ArrayList<>(parties);
            changed.forEach((number, members) -> {
                members.sort(Comparator.comparing(Endpoint::id));
                if (next.get(number) instanceof Party.Group(var ref, _)) {
                    next.set(number, new Party.Group(ref, members));
                }
            });
            return new PartyList(numbers, Collections.unmodifiableList(next), crowds.with(changed, later));
        }

        /// False when a group would come.
        @SuppressWarnings("ReferenceEquality") // an end that did not change is the same object
        private boolean walk(List<Endpoint> before, List<Endpoint> after) {
            boolean known = true;
            int old = 0;
            int young = 0;
            while (known && (old < before.size() || young < after.size())) {
                if (old < before.size() && young < after.size() && before.get(old) == after.get(young)) {
                    old++;
                    young++;
                    continue;
                }
                int order = old == before.size() ? 1 : young == after.size() ? -1
                        : before.get(old).id().compareTo(after.get(young).id());
                known = (order > 0 || gone(before.get(old))) && (order < 0 || come(after.get(young)));
                old += order <= 0 ? 1 : 0;
                young += order >= 0 ? 1 : 0;
            }
            return known;
        }

        private boolean gone(Endpoint end) {
            return members(now, end, members -> members.remove(end));
        }

        private boolean come(Endpoint end) {
            return members(later, end, members -> members.add(end));
        }

        /// False when its group is not among the numbers.
        private boolean members(Reachability in, Endpoint end, Consumer<List<Endpoint>> change) {
            var group = numbers.grouping().apply(in, end);
            if (group.isEmpty()) {
                return true;
            }
            var number = numbers.byId().get(group.get().id());
            if (number == null) {
                return false;
            }
            change.accept(changed.computeIfAbsent(
                    number, known -> new ArrayList<>(PartyList.members(parties.get(known)))));
            return true;
        }
    }

    /// The ends may be the same, their classes are not.
    @SuppressWarnings("ReferenceEquality")
    private PartyList recrowded(Reachability now, Reachability later) {
        if (now.inside() != later.inside()) {
            return of(numbers.grouping(), later);
        }
        return new PartyList(numbers, parties, later.crowds(parties.stream().map(PartyList::members).toList()));
    }

    @SuppressWarnings("ReferenceEquality")
    boolean isNumberedLike(PartyList other) {
        return numbers == other.numbers;
    }

    List<Party> parties() {
        return parties;
    }

    /// The ids of [#parties].
    List<String> ids() {
        return numbers.ids();
    }

    Crowds crowds() {
        return crowds;
    }

    Optional<Crowd> crowd(Party party) {
        return party instanceof Party.Group(var ref, _)
                ? Optional.ofNullable(numbers.byId().get(ref.id())).map(crowds::get)
                : Optional.empty();
    }
}
