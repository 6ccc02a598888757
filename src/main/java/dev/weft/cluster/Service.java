package dev.weft.cluster;

import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.util.List;
import java.util.Optional;

/// A Service. `selector` is absent for a selector-less one; `addresses` are its cluster addresses, none when headless;
/// `externalName` only for the ExternalName type.
public record Service(
        ObjectRef ref,
        Type type,
        Optional<Selector> selector,
        List<IpAddress> addresses,
        List<Port> ports,
        Optional<String> externalName)
        implements Resource {
    public enum Type {
        CLUSTER_IP,
        HEADLESS,
        NODE_PORT,
        LOAD_BALANCER,
        EXTERNAL_NAME
    }

    /// `target` is the port on the pod: a number, or a name when `targetName` is not empty (`target` is then 0).
    public record Port(String name, Protocol protocol, int number, int target, String targetName) {}

    public Service {
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
    }
}
