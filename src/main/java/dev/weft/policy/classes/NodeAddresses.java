package dev.weft.policy.classes;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Selector;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import java.util.ArrayList;

/// The addresses of the nodes that a selector names; not `complete` when one of them has no address yet.
public record NodeAddresses(IpSet known, boolean complete) {
    public static NodeAddresses of(ClusterSnapshot snapshot, Selector selector) {
        var ranges = new ArrayList<IpRange>();
        boolean complete = true;
        for (var node : snapshot.nodes()) {
            if (selector.matches(node.labels())) {
                node.addresses().forEach(address -> ranges.add(new IpRange(address, address)));
                complete &= !node.addresses().isEmpty();
            }
        }
        return new NodeAddresses(new IpSet(ranges), complete);
    }
}
