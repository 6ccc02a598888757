package dev.weft.cluster;

import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.util.List;
import java.util.Optional;

/// The backends behind a Service, as the cluster's controller found them.
public record EndpointSlice(ObjectRef ref, ObjectRef service, List<Backend> backends, List<Port> ports)
        implements Resource {
    /// One address; `pod` when it is a pod's.
    public record Backend(IpAddress address, Optional<ObjectRef> pod, boolean ready) {}

    /// `name` is that of the Service's port, empty when it has none.
    public record Port(String name, Protocol protocol, int number) {}

    public EndpointSlice {
        backends = List.copyOf(backends);
        ports = List.copyOf(ports);
    }
}
