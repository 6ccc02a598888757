package dev.weft.policy.engine;

import dev.weft.net.IpSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.engine.Outcomes.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The outside ends of a list: atoms of addresses that no end of the cluster treats apart, put together, each family
/// for itself.
///
/// Assumes: addresses of pods and nodes are not taken out of the sets; they are asked for as the pod or the node.
final class OutsideSets {
    private record Fate(boolean v6, List<Outcome> outcomes) {}

    private OutsideSets() {}

    static List<Endpoint> of(Ground ground) {
        var atoms = ground.classes().atoms();
        Map<Fate, IpSet> sets = new LinkedHashMap<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            int column = atom;
            var outcomes = Stream.of(Direction.values())
                    .flatMap(direction -> ground.rows(direction).all().stream())
                    .map(row -> row.at(column))
                    .toList();
            sets.merge(new Fate(atoms.isV6(atom), outcomes), atoms.atom(atom), IpSet::union);
        }
        var ordered = new ArrayList<>(sets.values());
        ordered.sort(Comparator.comparing(set -> set.ranges().getFirst().first()));
        return ordered.stream().<Endpoint>map(Endpoint.Outside::new).toList();
    }
}
