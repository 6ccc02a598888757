package dev.weft.policy.engine;

import dev.weft.net.IpSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.classes.ClassSet;
import dev.weft.policy.row.Ground;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/// The outside ends of a list: atoms of addresses that no end of the cluster treats apart, put together, each family
/// for itself.
///
/// The idea: all atoms of a family begin as one set; each group of each row splits the sets it cuts.
///
/// Assumes: addresses of pods and nodes are not taken out of the sets; they are asked for as the pod or the node.
final class OutsideSets {
    private final int atoms;
    private final int[] setOf;
    private int sets;

    private OutsideSets(Ground ground) {
        this.atoms = ground.classes().atoms().size();
        this.setOf = new int[atoms];
        for (int atom = 0; atom < atoms; atom++) {
            setOf[atom] = ground.classes().atoms().isV6(atom) ? 1 : 0;
        }
        this.sets = 2;
    }

    static List<Endpoint> of(Ground ground) {
        var all = new OutsideSets(ground);
        var addresses = ClassSet.range(0, all.atoms);
        for (var direction : Direction.values()) {
            for (var row : ground.rows(direction).all(ground.ends())) {
                row.groups((_, classes) -> all.split(classes.and(addresses)));
            }
        }
        var merged = new LinkedHashMap<Integer, IpSet>();
        for (int atom = 0; atom < all.atoms; atom++) {
            merged.merge(all.setOf[atom], ground.classes().atoms().atom(atom), IpSet::union);
        }
        var ordered = new ArrayList<>(merged.values());
        ordered.sort(Comparator.comparing(set -> set.ranges().getFirst().first()));
        return ordered.stream().<Endpoint>map(Endpoint.Outside::new).toList();
    }

    /// Members of a set that are among `these` become a set of their own, unless all are.
    private void split(ClassSet these) {
        if (these.isEmpty()) {
            return;
        }
        var cut = new HashMap<Integer, BitSet>();
        these.forEach(atom -> cut.computeIfAbsent(setOf[atom], _ -> new BitSet()).set(atom));
        cut.forEach((set, members) -> {
            int size = 0;
            for (int other : setOf) {
                size += other == set ? 1 : 0;
            }
            if (members.cardinality() < size) {
                int own = sets++;
                members.stream().forEach(atom -> setOf[atom] = own);
            }
        });
    }
}
