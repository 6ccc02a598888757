package dev.weft.policy.oracle;

import dev.weft.net.Traffic;
import java.net.InetAddress;
import java.util.Map;
import java.util.Objects;

/// The packet as one half sees it: the other end at one address, the end it goes to, and what surrounds them.
record Question(Side peer, InetAddress address, Side destination, Traffic traffic, World world) {
    /// How namespaces and nodes are labelled, and whether an ipBlock may match a pod.
    record World(
            Map<String, Map<String, String>> namespaceLabels,
            Map<InetAddress, Map<String, String>> nodeLabels,
            boolean blocksMatchPods) {
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
