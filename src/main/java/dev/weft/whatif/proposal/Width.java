package dev.weft.whatif.proposal;

import dev.weft.cluster.Labels;
import dev.weft.net.IpSet;
import dev.weft.whatif.spec.SpecParts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whom one side of a policy speaks about.
public sealed interface Width {
    /// Pods of one namespace that have these labels; no label at all means every pod of it.
    record Pods(String namespace, Labels labels) implements Width {}

    /// Addresses, written as blocks.
    record Addresses(IpSet addresses) implements Width {}

    /// Every pod of every namespace.
    record EveryPod() implements Width {}

    /// Every pod, every node, and everybody outside.
    record Anyone() implements Width {}

    /// As peers of a NetworkPolicy in the namespace `home`; empty for anyone: a rule without peers.
    default Optional<List<Map<String, Object>>> peers(String home) {
        return switch (this) {
            case Pods(var namespace, var labels) -> Optional.of(List.of(SpecParts.pods(namespace, labels, home)));
            case Addresses(var addresses) -> Optional.of(addresses.cidrs().stream()
                    .map(cidr -> Map.<String, Object>of("ipBlock", Map.of("cidr", cidr.toString())))
                    .toList());
            case EveryPod _ -> Optional.of(List.of(Map.of("namespaceSelector", Map.of())));
            case Anyone _ -> Optional.empty();
        };
    }
}
