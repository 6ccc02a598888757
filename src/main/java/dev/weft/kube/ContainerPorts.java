package dev.weft.kube;

import dev.weft.cluster.ContainerPort;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ports that a pod's containers declare, init containers' after them. A port that the API server would refuse is
/// left out.
final class ContainerPorts {
    private ContainerPorts() {}

    static List<ContainerPort> of(@Nullable PodSpec spec) {
        if (spec == null) {
            return List.of();
        }
        return Stream.concat(Present.of(spec.getContainers()), Present.of(spec.getInitContainers()))
                .flatMap(ContainerPorts::ofContainer)
                .distinct()
                .toList();
    }

    private static Stream<ContainerPort> ofContainer(Container container) {
        return Present.of(container.getPorts()).flatMap(port -> read(port).stream());
    }

    private static Optional<ContainerPort> read(io.fabric8.kubernetes.api.model.ContainerPort port) {
        return Present.protocol(port.getProtocol())
                .filter(_ -> Present.port(port.getContainerPort()))
                .map(protocol ->
                        new ContainerPort(ObjectIdentity.text(port.getName()), protocol, port.getContainerPort()));
    }
}
