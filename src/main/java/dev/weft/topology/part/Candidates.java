package dev.weft.topology.part;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// For an isolated end, the partners that one of its rules may let through: a superset of those it can talk with, so
/// that the engine need not be asked about every pair of the cluster.
///
/// An isolated end talks with nobody whom no accepting rule of its policies names. Workloads on the network of their
/// node are always among the candidates: a pod's own node reaches it without any rule.
///
/// A workload without an address (not started, or read from manifests) may get any. The engine calls it unknown whether
/// a rule for addresses speaks of it, and that would be every pair once more: such pairs are left out
/// ([#leavesOut]).
///
/// Threads: confined to the analysis thread.
/// Cost: each peer of each rule is compared with the workloads of the namespaces it speaks of, once.
final class Candidates {
    private List<Ends.End> ends;
    private final BitSet all = new BitSet();
    private final BitSet onNodeNetwork = new BitSet();
    private final List<Set<Labels>> labels = new ArrayList<>();
    private final Map<String, BitSet> byNamespace = new HashMap<>();
    private final NavigableMap<IpAddress, BitSet> byAddress = new TreeMap<>();
    private final BitSet withoutAddress = new BitSet();
    private final Map<Peer, BitSet> known = new HashMap<>();
    private final Map<String, Namespace> namespaces;

    Candidates(ClusterSnapshot snapshot, List<Ends.End> ends) {
        this.ends = ends;
        this.namespaces = snapshot.namespaces();
        for (int i = 0; i < ends.size(); i++) {
            all.set(i);
            byNamespace.computeIfAbsent(ends.get(i).namespace(), _ -> new BitSet()).set(i);
            labels.add(new LinkedHashSet<>());
            read(i);
        }
    }

    private void read(int end) {
        var different = new LinkedHashSet<Labels>();
        ends.get(end).group().members().forEach(member -> read(member, end, different));
        labels.set(end, different);
    }

    /// The same ends, numbered alike, as they are now. Those that are other objects are read again; what was asked
    /// before is corrected.
    @SuppressWarnings("ReferenceEquality") // an end that did not change is the same object
    void follow(List<Ends.End> now) {
        var before = ends;
        ends = now;
        var changed = new ArrayList<Integer>();
        for (int i = 0; i < now.size(); i++) {
            if (before.get(i).group() != now.get(i).group()) {
                forget(before.get(i));
                changed.add(i);
            }
        }
        changed.forEach(this::read);
        known.forEach((peer, partners) -> changed.forEach(end -> correct(peer, partners, end)));
    }

    private void forget(Ends.End end) {
        onNodeNetwork.clear(end.number());
        withoutAddress.clear(end.number());
        for (var member : end.group().members()) {
            if (member instanceof Endpoint.OfPod(var pod)) {
                pod.network().addresses().forEach(address -> byAddress.computeIfPresent(address, (_, owners) -> {
                    owners.clear(end.number());
                    return owners.isEmpty() ? null : owners;
                }));
            }
        }
    }

    private void correct(Peer peer, BitSet partners, int end) {
        switch (peer) {
            case Peer.Pods(var selection) -> partners.set(end, isSelected(end, selection));
            case Peer.Addresses(var addresses) -> partners.set(end, ends.get(end).group().members().stream()
                    .anyMatch(member -> member instanceof Endpoint.OfPod(var pod)
                            && pod.network().addresses().stream().anyMatch(addresses::contains)));
            case Peer.Anyone _, Peer.Unsupported _, Peer.Nodes _, Peer.DomainNames _ -> {
                // everybody or nobody, whoever they are
            }
        }
    }

    private boolean isSelected(int end, PodSelection selection) {
        var name = ends.get(end).namespace();
        boolean inScope = switch (selection.namespaces()) {
            case PodSelection.Scope.Own(var own) -> own.equals(name);
            case PodSelection.Scope.Matching(var selector) -> Optional.ofNullable(namespaces.get(name))
                    .filter(namespace -> selector.matches(namespace.labels()))
                    .isPresent();
        };
        return inScope && labels.get(end).stream().anyMatch(selection.pods()::matches);
    }

    private void read(Endpoint member, int end, Set<Labels> different) {
        if (member instanceof Endpoint.OfPod(var pod)) {
            different.add(pod.labels());
            pod.network().addresses().forEach(
                    address -> byAddress.computeIfAbsent(address, _ -> new BitSet()).set(end));
            if (pod.network().host()) {
                onNodeNetwork.set(end);
            }
            if (pod.network().addresses().isEmpty()) {
                withoutAddress.set(end);
            }
        } else if (member instanceof Endpoint.OfTemplate(var workload)) {
            withoutAddress.set(end);
            workload.template().ifPresent(template -> different.add(template.labels()));
            if (workload.template().isEmpty() || workload.template().get().hostNetwork()) {
                onNodeNetwork.set(end);
            }
        }
    }

    /// By number. Everybody for an end that is not isolated.
    BitSet of(int end, Direction direction) {
        if (!ends.get(end).isolated(direction) || onNodeNetwork.get(end)) {
            return all;
        }
        var partners = (BitSet) onNodeNetwork.clone();
        for (var peer : ends.get(end).accepted(direction)) {
            partners.or(known.computeIfAbsent(peer, this::find));
        }
        return partners;
    }

    /// Does a missing address keep it from being a candidate of rules for addresses? Then whether it may be reached is
    /// in doubt, and such a pair is left out.
    boolean leavesOut(int end, Direction direction) {
        return !withoutAddress.isEmpty()
                && ends.get(end).isolated(direction)
                && !onNodeNetwork.get(end)
                && ends.get(end).accepted(direction).stream().anyMatch(Peer.Addresses.class::isInstance);
    }

    private BitSet find(Peer peer) {
        return switch (peer) {
            case Peer.Anyone _, Peer.Unsupported _ -> all;
            case Peer.Nodes _, Peer.DomainNames _ -> new BitSet(); // no workload of its own network is meant
            case Peer.Addresses(var addresses) -> at(addresses);
            case Peer.Pods(var selection) -> selected(selection);
        };
    }

    private BitSet at(IpSet addresses) {
        var found = new BitSet();
        for (var range : addresses.ranges()) {
            byAddress.subMap(range.first(), true, range.last(), true).values().forEach(found::or);
        }
        return found;
    }

    private BitSet selected(PodSelection selection) {
        var found = new BitSet();
        switch (selection.namespaces()) {
            case PodSelection.Scope.Own(var name) -> collect(name, selection, found);
            case PodSelection.Scope.Matching(var selector) -> namespaces.forEach((name, namespace) -> {
                if (selector.matches(namespace.labels())) {
                    collect(name, selection, found);
                }
            });
        }
        return found;
    }

    private void collect(String namespace, PodSelection selection, BitSet found) {
        byNamespace.getOrDefault(namespace, new BitSet()).stream()
                .filter(end -> labels.get(end).stream().anyMatch(selection.pods()::matches))
                .forEach(found::set);
    }
}
