package dev.weft.topology.part;

import dev.weft.net.Cidr;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Outside peers as nodes, with a short name: `10.0.0.0/8`, `Outside (any address)`, `Outside without 10.0.0.0/8`,
/// `10.0.0.0/8 without 10.1.0.0/16`, `10.0.0.0/8 and 7 more`.
final class OutsideLabel {
    private static final IpSet ALL_V4 = new IpSet(List.of(IpRange.ALL_V4));
    private static final IpSet ALL_V6 = new IpSet(List.of(IpRange.ALL_V6));
    /// Two blocks fit a node's width.
    private static final int FIT = 2;
    /// A set of more ranges than this is not tried as "without": each may be many blocks.
    private static final int FEW_RANGES = 8;

    private OutsideLabel() {}

    static TopologyNode node(IpSet addresses) {
        return new TopologyNode(
                NodeId.ofOutside(addresses), of(addresses), "", Optional.empty(), TopologyNode.Facts.NONE);
    }

    static TopologyNode named(String name) {
        return new TopologyNode(NodeId.ofOutside(name), name, "", Optional.empty(), TopologyNode.Facts.NONE);
    }

    static String of(IpSet addresses) {
        if (addresses.containsAll(ALL_V4)) {
            return "Outside (any address)";
        }
        if (addresses.containsAll(ALL_V6)) {
            return "Outside (any IPv6 address)";
        }
        var blocks = addresses.cidrs();
        if (blocks.size() <= FIT) {
            return joined(blocks);
        }
        if (addresses.ranges().size() <= FEW_RANGES) {
            var around = around(addresses);
            var except = around.asSet().minus(addresses).cidrs();
            if (except.size() <= FIT) {
                return (around.prefix() == 0 ? "Outside" : text(around)) + " without " + joined(except);
            }
        }
        if (addresses.ranges().size() == 1) {
            return addresses.toString();
        }
        return text(blocks.getFirst()) + " and " + (blocks.size() - 1) + " more";
    }

    /// The smallest block that holds all addresses of the first family.
    private static Cidr around(IpSet addresses) {
        var first = addresses.ranges().getFirst().first();
        var last = first;
        for (var range : addresses.ranges()) {
            last = range.last().v6() == first.v6() ? range.last() : last;
        }
        int prefix = first.v6() ? 128 : 32;
        while (!new Cidr(first, prefix).range().contains(last)) {
            prefix--;
        }
        return new Cidr(first, prefix);
    }

    private static String joined(List<Cidr> blocks) {
        return blocks.stream().map(OutsideLabel::text).collect(Collectors.joining(", "));
    }

    /// A single address is written without its prefix length.
    private static String text(Cidr block) {
        boolean single = block.range().first().equals(block.range().last());
        return single ? block.address().toString() : block.toString();
    }
}
