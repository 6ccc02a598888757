package dev.weft.policy.classes;

import dev.weft.net.IpAddress;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All addresses of both families, cut where any block of a rule begins or ends, and put together again where the same
/// blocks hold them. No atom lies half inside a block, none holds both families.
///
/// Cost: O(n log n) for n ranges, and one bit set of blocks for each piece.
public final class AddressAtoms {
    private final List<IpSet> atoms = new ArrayList<>();
    private final List<BitSet> blocksOf = new ArrayList<>();
    private final TreeMap<IpAddress, Integer> atomFrom = new TreeMap<>();

    public AddressAtoms(List<IpSet> blocks) {
        cut(IpRange.ALL_V4, blocks);
        cut(IpRange.ALL_V6, blocks);
    }

    /// Sweeps one family from its first address to its last.
    private void cut(IpRange family, List<IpSet> blocks) {
        var edges = new TreeMap<IpAddress, BitSet>(); // which blocks begin or end at an address
        edges.put(family.first(), new BitSet());
        for (int block = 0; block < blocks.size(); block++) {
            for (var range : blocks.get(block).ranges()) {
                if (range.first().v6() == family.first().v6()) {
                    edges.computeIfAbsent(range.first(), _ -> new BitSet()).flip(block);
                    if (!range.last().isLast()) {
                        edges.computeIfAbsent(range.last().next(), _ -> new BitSet()).flip(block);
                    }
                }
            }
        }
        var pieces = new LinkedHashMap<BitSet, List<IpRange>>();
        var inside = new BitSet();
        var starts = new ArrayList<>(edges.keySet());
        for (int i = 0; i < starts.size(); i++) {
            inside.xor(edges.get(starts.get(i)));
            var end = i + 1 < starts.size() ? starts.get(i + 1).previous() : family.last();
            pieces.computeIfAbsent((BitSet) inside.clone(), _ -> new ArrayList<>())
                    .add(new IpRange(starts.get(i), end));
        }
        pieces.forEach(this::add);
    }

    private void add(BitSet blocks, List<IpRange> ranges) {
        int atom = atoms.size();
        ranges.forEach(range -> atomFrom.put(range.first(), atom));
        atoms.add(new IpSet(ranges));
        blocksOf.add(blocks);
    }

    public int size() {
        return atoms.size();
    }

    public IpSet atom(int index) {
        return atoms.get(index);
    }

    public boolean isV6(int atom) {
        return atoms.get(atom).ranges().getFirst().first().v6();
    }

    /// Does the block with that number hold the atom?
    public boolean inBlock(int atom, int block) {
        return blocksOf.get(atom).get(block);
    }

    public int atomOf(IpAddress address) {
        Map.Entry<IpAddress, Integer> entry = atomFrom.floorEntry(address);
        if (entry == null) {
            throw new IllegalStateException("the atoms hold every address, not " + address);
        }
        return entry.getValue();
    }

    /// The atoms that share an address with the set.
    public List<Integer> atomsWithin(IpSet set) {
        var within = new ArrayList<Integer>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            if (!atoms.get(atom).intersect(set).isEmpty()) {
                within.add(atom);
            }
        }
        return within;
    }
}
