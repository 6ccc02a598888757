package dev.weft.topology.part;

import dev.weft.net.IpAddress;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Party;
import dev.weft.policy.WorkloadReachability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What workloads may exchange with addresses outside, the addresses that are treated alike taken together.
///
/// The engine cuts the addresses into the finest sets that any policy tells apart; for one workload most of them are
/// alike again, so that its peers are the ranges its own policies speak of.
final class OutsideReach {
    /// Addresses and what may be exchanged with them.
    record Reach(IpSet addresses, Cell cell) {}

    private final WorkloadReachability reachability;
    private final List<Party.Outside> atoms = new ArrayList<>();
    private final IdentityHashMap<Party.Group, Map<Direction, List<Reach>>> known = new IdentityHashMap<>();

    OutsideReach(WorkloadReachability reachability) {
        this.reachability = reachability;
        for (var party : reachability.parties()) {
            if (party instanceof Party.Outside outside) {
                atoms.add(outside);
            }
        }
    }

    /// `EGRESS`: what the workload may send out; `INGRESS`: what may come in. Sets with nothing allowed are among them.
    List<Reach> of(Party.Group group, Direction direction) {
        return known.computeIfAbsent(group, _ -> new HashMap<>())
                .computeIfAbsent(direction, wanted -> together(group, wanted));
    }

    private List<Reach> together(Party.Group group, Direction direction) {
        var alike = new LinkedHashMap<Cell, List<IpRange>>();
        for (var atom : atoms) {
            var cell = direction == Direction.EGRESS
                    ? reachability.cell(group, atom)
                    : reachability.cell(atom, group);
            alike.computeIfAbsent(cell, _ -> new ArrayList<>())
                    .addAll(atom.addresses().ranges());
        }
        var reaches = new ArrayList<Reach>(alike.size());
        alike.forEach((cell, ranges) -> reaches.add(new Reach(new IpSet(ranges), cell)));
        return reaches;
    }

    /// The finest set of addresses with this one among them; a cluster's own addresses are in none.
    Optional<Party.Outside> atom(IpAddress address) {
        return atoms.stream().filter(atom -> atom.addresses().contains(address)).findFirst();
    }
}
