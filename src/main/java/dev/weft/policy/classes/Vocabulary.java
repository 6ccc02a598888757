package dev.weft.policy.classes;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// All that the policies of a set look at in a pod. Pods that agree in it share one fate.
public final class Vocabulary {
    private final Set<String> labelKeys = new HashSet<>();
    private final Set<NamedPort> ports = new LinkedHashSet<>();
    private final Map<IpSet, Integer> blocks = new LinkedHashMap<>();
    private final Map<Selector, NodeAddresses> nodes = new HashMap<>();
    private final AtomicBoolean hosts = new AtomicBoolean();

    public Vocabulary(List<Policy> policies, ClusterSnapshot snapshot) {
        for (var policy : policies) {
            read(policy.subject());
            for (var rule : policy.rules()) {
                ports.addAll(rule.traffic().named());
                rule.peers().forEach(peer -> read(peer, snapshot));
            }
        }
    }

    private void read(Peer peer, ClusterSnapshot snapshot) {
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
        if (selection.host() == PodSelection.HostPods.EXCLUDED) {
            hosts.set(true);
        }
        selection.pods().requirements().forEach(requirement -> labelKeys.add(requirement.key()));
    }

    /// Does the policy look at nothing new, so that ends that were alike stay alike? Nodes count as known only while
    /// the nodes are the same.
    public boolean covers(Policy policy) {
        return covers(policy.subject())
                && policy.rules().stream()
                        .allMatch(rule -> ports.containsAll(rule.traffic().named())
                                && rule.peers().stream().allMatch(this::covers));
    }

    private boolean covers(PodSelection selection) {
        return (hosts.get() || selection.host() == PodSelection.HostPods.LEFT_OPEN)
                && selection.pods().requirements().stream()
                        .allMatch(requirement -> labelKeys.contains(requirement.key()));
    }

    private boolean covers(Peer peer) {
        return switch (peer) {
            case Peer.Pods(var selection) -> covers(selection);
            case Peer.Addresses(var addresses) -> blocks.containsKey(addresses);
            case Peer.Nodes(var selector) -> nodes.containsKey(selector);
            case Peer.Anyone _, Peer.Unsupported _, Peer.DomainNames _ -> true;
        };
    }

    /// Does some policy tell host-network pods from others?
    boolean tellsHosts() {
        return hosts.get();
    }

    /// Of a selector that some rule names.
    public NodeAddresses nodes(Selector selector) {
        return nodes.getOrDefault(selector, new NodeAddresses(IpSet.NONE, false));
    }

    List<IpSet> blocks() {
        return List.copyOf(blocks.keySet());
    }

    public int numberOf(IpSet block) {
        var number = blocks.get(block);
        if (number == null) {
            throw new IllegalArgumentException("no rule names " + block);
        }
        return number;
    }

    /// Keys and values that policies look at, one after the other, in the order of the keys.
    List<String> words(Labels labels) {
        var words = new ArrayList<String>(4);
        labels.map().forEach((key, value) -> {
            if (labelKeys.contains(key)) {
                words.add(key);
                words.add(value);
            }
        });
        return words;
    }

    static Labels labels(List<String> words) {
        var labels = new TreeMap<String, String>();
        for (int i = 0; i < words.size(); i += 2) {
            labels.put(words.get(i), words.get(i + 1));
        }
        return Labels.of(labels);
    }

    /// The named ports that some rule asks for, sorted.
    List<ContainerPort> project(List<ContainerPort> declared) {
        if (ports.isEmpty() || declared.isEmpty()) {
            return List.of();
        }
        var seen = new ArrayList<ContainerPort>(2);
        for (var port : declared) {
            if (ports.contains(new NamedPort(port.protocol(), port.name())) && !seen.contains(port)) {
                seen.add(port);
            }
        }
        seen.sort(NamedPorts.ORDER);
        return seen;
    }
}
