package dev.weft.topology.group;

import dev.weft.net.Cidr;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.topology.Boxes;
import dev.weft.topology.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Boxes for peers outside the cluster, where there are too many to stand one by one at the rim: by the block that
/// their addresses are in, or by the end of their name. The finest blocks are taken that leave the rim readable.
///
/// What reaches everywhere stays by itself, as it says more than all others, and so does who would be alone in a box.
public final class OutsidePeers {
    /// So many fit the rim of a picture.
    public static final int MOST = 24;

    /// Of addresses of version 4 and 6, how many bits are alike; of names, how many words at their end. Fine first.
    private record Level(int v4, int v6, int words) {}

    private static final List<Level> LEVELS = List.of(
            new Level(16, 48, 3), new Level(12, 32, 2), new Level(8, 24, 2), new Level(4, 12, 1), new Level(0, 0, 0));
    private static final String SEVERAL = "several blocks";

    private OutsidePeers() {}

    /// The box of each peer that stands in one. `peers` are of kind `OUTSIDE`; none is boxed where they are few.
    public static Map<NodeId, String> boxes(Collection<NodeId> peers) {
        if (peers.size() <= MOST) {
            return Map.of();
        }
        Map<NodeId, String> boxes = Map.of();
        for (var level : LEVELS) {
            boxes = at(level, peers);
            long drawn = peers.size() - boxes.size() + boxes.values().stream().distinct().count();
            if (drawn <= MOST) {
                break;
            }
        }
        return Map.copyOf(boxes);
    }

    private static Map<NodeId, String> at(Level level, Collection<NodeId> peers) {
        var byName = new TreeMap<String, List<NodeId>>();
        for (var peer : peers) {
            name(level, peer.key()).ifPresent(name -> byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(peer));
        }
        var boxes = new HashMap<NodeId, String>();
        byName.forEach((name, members) -> {
            if (members.size() > 1) {
                members.forEach(peer -> boxes.put(peer, Boxes.outside(name)));
            }
        });
        return boxes;
    }

    private static Optional<String> name(Level level, String key) {
        var addresses = IpSet.parse(key);
        return addresses.isPresent() ? block(level, addresses.get()) : Optional.of(ending(level, key));
    }

    /// The block that all of them are in; empty for what reaches everywhere.
    private static Optional<String> block(Level level, IpSet addresses) {
        if (reachesAll(addresses)) {
            return Optional.empty();
        }
        var first = addresses.ranges().getFirst().first();
        var block = block(first, first.v6() ? level.v6() : level.v4());
        boolean within = block.containsAll(addresses);
        if (!within) {
            return Optional.of(SEVERAL);
        }
        var cidr = block.cidrs().getFirst();
        return Optional.of(cidr.prefix() > 0 ? cidr.toString() : first.v6() ? "IPv6 addresses" : "IPv4 addresses");
    }

    /// At least half of all addresses of a version are in one range of it.
    private static boolean reachesAll(IpSet addresses) {
        return addresses.ranges().stream()
                .anyMatch(range -> new IpSet(List.of(range)).containsAll(block(range.first(), 1))
                        || new IpSet(List.of(range)).containsAll(block(range.last(), 1)));
    }

    private static IpSet block(IpAddress address, int prefix) {
        var bytes = address.bytes();
        for (int bit = prefix; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
        }
        return new Cidr(IpAddress.of(bytes), prefix).asSet();
    }

    /// `.example.com`, of `api.example.com`; a short name is its own end.
    private static String ending(Level level, String name) {
        if (level.words() == 0) {
            return "names";
        }
        var words = name.split("\\.", -1);
        int from = Math.max(0, words.length - level.words());
        return (from > 0 ? "." : "") + String.join(".", List.of(words).subList(from, words.length));
    }
}
