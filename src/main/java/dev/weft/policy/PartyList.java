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
        if (before.size() != after.size()) {
            return of(numbers.grouping(), later);
        }
        var changed = new HashMap<Integer, List<Endpoint>>();
        for (int i = 0; i < after.size(); i++) {
            if (before.get(i) != after.get(i) && !replace(now, later, i, changed)) {
                return of(numbers.grouping(), later);
            }
        }
        var parties = new ArrayList<>(this.parties);
        changed.forEach((number, members) -> {
            if (parties.get(number) instanceof Party.Group(var ref, _)) {
                parties.set(number, new Party.Group(ref, members));
            }
        });
        return new PartyList(numbers, Collections.unmodifiableList(parties), crowds.with(changed, later));
    }

    /// The ends may be the same, their classes are not.
    @SuppressWarnings("ReferenceEquality")
    private PartyList recrowded(Reachability now, Reachability later) {
        if (now.inside() != later.inside()) {
            return of(numbers.grouping(), later);
        }
        return new PartyList(numbers, parties, later.crowds(parties.stream().map(PartyList::members).toList()));
    }

    /// Puts an end in the place of the one it was; false when it belongs to another group now.
    private boolean replace(Reachability now, Reachability later, int at, Map<Integer, List<Endpoint>> changed) {
        var old = now.inside().get(at);
        var young = later.inside().get(at);
        var group = numbers.grouping().apply(later, young);
        if (!old.id().equals(young.id()) || !numbers.grouping().apply(now, old).equals(group)) {
            return false;
        }
        if (group.isPresent()) {
            int number = numbers.byId().getOrDefault(group.get().id(), -1);
            var members = changed.computeIfAbsent(number, _ -> new ArrayList<>(members(parties.get(number))));
            members.replaceAll(end -> end.equals(old) ? young : end);
        }
        return true;
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
