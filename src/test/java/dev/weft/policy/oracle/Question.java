package dev.weft.policy.oracle;

import dev.weft.net.Traffic;
import java.net.InetAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The packet as one half sees it: the other end at one address, the end it goes to, and what surrounds them.
record Question(Side peer, InetAddress address, Side destination, Traffic traffic, World world) {
    /// How namespaces and nodes are labelled, and whom an ipBlock may match.
    record World(
            Map<String, Map<String, String>> namespaceLabels,
            Map<InetAddress, Map<String, String>> nodeLabels,
            Set<Side.Kind> blocksMatch) {
        Map<String, String> labelsOfNamespace(Side pod) {
            return Objects.requireNonNull(namespaceLabels.get(pod.identity().namespace()));
        }
    }

    /// Does the end that the packet goes to declare its port under this name, for its protocol?
    boolean portIsNamed(Object name) {
        return destination.identity().ports().stream()
                .anyMatch(declared -> declared.name().equals(name)
                        && declared.protocol() == traffic.protocol()
                        && declared.number() == traffic.port());
    }
}
