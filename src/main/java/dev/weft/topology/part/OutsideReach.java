package dev.weft.topology.part;

import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Party;
import dev.weft.policy.Peer;
import dev.weft.policy.Reachability;
import dev.weft.policy.WorkloadReachability;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What workloads may exchange with addresses outside, the addresses that are treated alike taken together.
///
/// The engine cuts the addresses into the finest sets that any policy tells apart; for one workload most of them are
/// alike again, so that its peers are the ranges its own policies speak of. Only those are asked about.
final class OutsideReach {
    /// Addresses and what may be exchanged with them.
    record Reach(IpSet addresses, Cell cell) {}

    private final Reachability reachability;
    private final Ends ends;
    private final List<Party.Outside> atoms = new ArrayList<>();
    private final List<Reachability.Crowd> crowds = new ArrayList<>();
    /// Few sets come up, again and again.
    private final Map<BitSet, IpSet> joined = new HashMap<>();
    private final Map<Peer, BitSet> named = new HashMap<>();
    /// By the numbers of ends.
    private final Map<Integer, Map<Direction, List<Reach>>> known = new HashMap<>();

    OutsideReach(WorkloadReachability reachability, Ends ends) {
        this.reachability = reachability.reachability();
        this.ends = ends;
        for (var party : reachability.parties()) {
            if (party instanceof Party.Outside outside) {
                atoms.add(outside);
                crowds.add(this.reachability.crowd(List.of(new Endpoint.Outside(outside.addresses()))));
            }
        }
    }

    /// The same addresses in a cluster that changed a little; `ends` are numbered as they were, and `touched` are those
    /// of them that may be treated otherwise.
    OutsideReach followedBy(WorkloadReachability later, Ends others, BitSet touched) {
        var next = new OutsideReach(later, others);
        next.joined.putAll(joined);
        known.forEach((end, reaches) -> {
            if (!touched.get(end)) {
                next.known.put(end, reaches);
            }
        });
        return next;
    }

    /// `EGRESS`: what the workload may send out; `INGRESS`: what may come in. All addresses are in one of the sets,
    /// also those with which nothing may be exchanged. Equal sets are the same object.
    List<Reach> of(Ends.End end, Direction direction) {
        return known.computeIfAbsent(end.number(), _ -> new EnumMap<>(Direction.class))
                .computeIfAbsent(direction, wanted -> together(end, wanted));
    }

    private List<Reach> together(Ends.End end, Direction direction) {
        var asked = asked(end, direction);
        var alike = new LinkedHashMap<Cell, BitSet>();
        for (int i = 0; i < atoms.size(); i++) {
            var cell = asked.get(i) ? cell(end, i, direction) : Cell.NOTHING;
            alike.computeIfAbsent(cell, _ -> new BitSet()).set(i);
        }
        var reaches = new ArrayList<Reach>(alike.size());
        alike.forEach((cell, set) -> reaches.add(new Reach(joined.computeIfAbsent(set, this::join), cell)));
        return reaches;
    }

    private IpSet join(BitSet set) {
        return new IpSet(set.stream()
                .mapToObj(atoms::get)
                .flatMap(atom -> atom.addresses().ranges().stream())
                .toList());
    }

    private Cell cell(Ends.End end, int atom, Direction direction) {
        var inside = ends.crowd(end.number());
        var outside = crowds.get(atom);
        return direction == Direction.EGRESS
                ? reachability.cell(inside, outside)
                : reachability.cell(outside, inside);
    }

    /// An isolated end exchanges nothing with addresses that none of its accepting rules names.
    private BitSet asked(Ends.End end, Direction direction) {
        var asked = new BitSet();
        if (!end.isolated(direction)) {
            asked.set(0, atoms.size());
            return asked;
        }
        for (var peer : end.accepted(direction)) {
            asked.or(named.computeIfAbsent(peer, this::named));
        }
        return asked;
    }

    private BitSet named(Peer peer) {
        var named = new BitSet();
        for (int i = 0; i < atoms.size(); i++) {
            named.set(i, switch (peer) {
                case Peer.Anyone _, Peer.Unsupported _, Peer.DomainNames _, Peer.Nodes _ -> true;
                case Peer.Pods _ -> false;
                case Peer.Addresses(var addresses) ->
                    !addresses.intersect(atoms.get(i).addresses()).isEmpty();
            });
        }
        return named;
    }

    /// The finest set of addresses with this one among them; a cluster's own addresses are in none.
    Optional<Party.Outside> atom(IpAddress address) {
        return atoms.stream().filter(atom -> atom.addresses().contains(address)).findFirst();
    }
}
