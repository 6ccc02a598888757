package dev.weft.kube;

import dev.weft.cluster.Node;
import dev.weft.cluster.ResourceKind;
import dev.weft.net.IpAddress;
import java.util.List;
import java.util.Set;

/// A Node of the API as ours.
final class NodeReader {
    /// Host names and DNS names among a node's addresses are not looked up.
    private static final Set<String> NUMBERED = Set.of("InternalIP", "ExternalIP");

    private NodeReader() {}

    static Node read(io.fabric8.kubernetes.api.model.Node node) {
        var meta = node.getMetadata();
        return new Node(ResourceKind.NODE.ref("", meta.getName()), ObjectIdentity.labels(meta), addresses(node));
    }

    private static List<IpAddress> addresses(io.fabric8.kubernetes.api.model.Node node) {
        if (node.getStatus() == null) {
            return List.of();
        }
        return Present.addresses(Present.of(node.getStatus().getAddresses())
                .filter(address -> NUMBERED.contains(ObjectIdentity.text(address.getType())))
                .map(address -> ObjectIdentity.text(address.getAddress())));
    }
}
