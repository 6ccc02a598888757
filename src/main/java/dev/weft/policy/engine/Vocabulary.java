package dev.weft.policy.engine;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Selector;
import dev.weft.net.IpSet;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.Policy;
import dev.weft.policy.TrafficMatch.NamedPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All that the policies of a set look at in a pod. Pods that agree in it share one fate.
final class Vocabulary {
    private final Set<String> labelKeys = new HashSet<>();
    private final Set<NamedPort> ports = new HashSet<>();
    private final Map<IpSet, Integer> blocks = new LinkedHashMap<>();

    private final Map<Selector, NodeAddresses> nodes = new HashMap<>();
    private final ClusterSnapshot snapshot;
    private boolean hosts;

    Vocabulary(List<Policy> policies, ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        for (var policy : policies) {
            read(policy.subject());
            for (var rule : policy.rules()) {
                ports.addAll(rule.traffic().named());
                rule.peers().forEach(this::read);
            }
        }
    }

    private void read(Peer peer) {
        switch (peer) {
            case Peer.Pods(var selection) -> read(selection);
            case Peer.Addresses(var addresses) -> blocks.putIfAbsent(addresses, blocks.size());
            case Peer.Nodes(var selector) -> {
                var addresses = nodes.computeIfAbsent(selector, made -> NodeAddresses.of(snapshot, made));
                blocks.putIfAbsent(addresses.known(), blocks.size());
            }
            case Peer.Anyone _, Peer.Unsupported _, Peer.DomainNames _ -> {
                // looks at nothing
            }
        }
    }

    private void read(PodSelection selection) {
        hosts |= selection.host() == PodSelection.HostPods.EXCLUDED;
        selection.pods().requirements().forEach(requirement -> labelKeys.add(requirement.key()));
    }

    /// Does some policy tell host-network pods from others?
    boolean tellsHosts() {
        return hosts;
    }

    /// Of a selector that some rule names.
    NodeAddresses nodes(Selector selector) {
        return nodes.getOrDefault(selector, new NodeAddresses(IpSet.NONE, false));
    }

    List<IpSet> blocks() {
        return List.copyOf(blocks.keySet());
    }

    int numberOf(IpSet block) {
        var number = blocks.get(block);
        if (number == null) {
            throw new IllegalArgumentException("no rule names " + block);
        }
        return number;
    }

    Labels project(Labels labels) {
        var seen = new HashMap<String, String>();
        labels.map().forEach((key, value) -> {
            if (labelKeys.contains(key)) {
                seen.put(key, value);
            }
        });
        return seen.size() == labels.map().size() ? labels : Labels.of(seen);
    }

    /// The named ports that some rule asks for, sorted.
    List<ContainerPort> project(List<ContainerPort> declared) {
        if (ports.isEmpty()) {
            return List.of();
        }
        var seen = new ArrayList<ContainerPort>();
        for (var port : declared) {
            if (ports.contains(new NamedPort(port.protocol(), port.name()))) {
                seen.add(port);
            }
        }
        return seen.stream().distinct().sorted(NamedPorts.ORDER).toList();
    }
}
