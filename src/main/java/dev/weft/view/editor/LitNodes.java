package dev.weft.view.editor;

import dev.weft.net.Cidr;
import dev.weft.net.IpAddress;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.whatif.editing.Selections.Chosen;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The nodes of the picture that stand for what a rule selects: workloads, or the folded namespace or group that hides
/// one, and addresses outside.
final class LitNodes {
    private LitNodes() {}

    static Set<NodeId> of(Frame frame, Chosen chosen) {
        var topology = frame.scene().topology();
        var lit = new HashSet<NodeId>();
        for (var workload : chosen.workloads()) {
            Stream.of(NodeId.ofWorkload(workload), topology.groups().end(workload.namespace()))
                    .filter(id -> topology.node(id).isPresent())
                    .findFirst()
                    .ifPresent(lit::add);
        }
        topology.nodes().stream()
                .map(TopologyNode::id)
                .filter(id -> id.kind() == NodeId.Kind.OUTSIDE)
                .filter(id -> chosen.everyone() || means(chosen, id.key()))
                .forEach(lit::add);
        return lit;
    }

    private static boolean means(Chosen chosen, String key) {
        return chosen.named().contains(key)
                || !addresses(key).orElse(IpSet.NONE).intersect(chosen.outside()).isEmpty();
    }

    /// Of a node's key, which is a set of addresses as text; empty for one that is known by its name.
    private static Optional<IpSet> addresses(String key) {
        var all = IpSet.NONE;
        for (var part : key.split(",")) {
            var range = range(part.strip());
            if (range.isEmpty()) {
                return Optional.empty();
            }
            all = all.union(range.get());
        }
        return Optional.of(all);
    }

    private static Optional<IpSet> range(String text) {
        var ends = text.split("-", 2);
        var first = IpAddress.parse(ends[0]);
        var last = IpAddress.parse(ends[ends.length - 1]);
        if (first.isPresent() && last.isPresent()) {
            return Optional.of(new IpSet(List.of(new IpRange(first.get(), last.get()))));
        }
        return Cidr.parse(text).map(Cidr::asSet);
    }
}
