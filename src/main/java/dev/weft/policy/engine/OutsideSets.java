package dev.weft.policy.engine;

import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.classes.ClassSet;
import dev.weft.policy.row.Ground;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
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
    /// How many atoms are in each set, and which of them a cut has met.
    private int[] sizes = new int[64];
    private int[] met = new int[64];
    private int sets = 2;

    private OutsideSets(Ground ground) {
        this.atoms = ground.classes().atoms().size();
        this.setOf = new int[atoms];
        for (int atom = 0; atom < atoms; atom++) {
            setOf[atom] = ground.classes().atoms().isV6(atom) ? 1 : 0;
            sizes[setOf[atom]]++;
        }
    }

    static List<Endpoint> of(Ground ground) {
        var all = new OutsideSets(ground);
        var addresses = ClassSet.range(0, all.atoms);
        var cuts = new HashSet<ClassSet>();
        for (var direction : Direction.values()) {
            for (var row : ground.rows(direction).all(ground.ends())) {
                row.groups((_, classes) -> {
                    var cut = classes.and(addresses);
                    if (!cut.isEmpty() && cuts.add(cut)) {
                        all.split(cut);
                    }
                });
            }
        }
        var merged = new LinkedHashMap<Integer, List<IpRange>>();
        for (int atom = 0; atom < all.atoms; atom++) {
            merged.computeIfAbsent(all.setOf[atom], _ -> new ArrayList<>())
                    .addAll(ground.classes().atoms().atom(atom).ranges());
        }
        var ordered = new ArrayList<>(merged.values().stream().map(IpSet::new).toList());
        ordered.sort(Comparator.comparing(set -> set.ranges().getFirst().first()));
        return ordered.stream().<Endpoint>map(Endpoint.Outside::new).toList();
    }

    /// Members of a set that are among `these` become a set of their own, unless all are.
    private void split(ClassSet these) {
        these.forEach(atom -> met[setOf[atom]]++);
        var partOf = new int[sets];
        for (int set = 0; set < partOf.length; set++) {
            if (met[set] > 0 && met[set] < sizes[set]) {
                partOf[set] = newSet();
                sizes[partOf[set]] = met[set];
                sizes[set] -= met[set];
            }
        }
        these.forEach(atom -> {
            int part = partOf[setOf[atom]];
            setOf[atom] = part == 0 ? setOf[atom] : part;
        });
        Arrays.fill(met, 0, sets, 0);
    }

    private int newSet() {
        if (sets == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * sets);
            met = Arrays.copyOf(met, 2 * sets);
        }
        return sets++;
    }
}
