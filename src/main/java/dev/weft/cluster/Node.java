package dev.weft.cluster;

import dev.weft.net.IpAddress;
import java.util.List;

/// A machine of the cluster, with its internal and external addresses.
public record Node(ObjectRef ref, Labels labels, List<IpAddress> addresses) implements Resource {
    public Node {
        addresses = List.copyOf(addresses);
    }
}
