package dev.weft.lint;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Selector;
import dev.weft.cluster.SourceStatus;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.Policy;
import dev.weft.policy.Reachability;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The pods of a snapshot, and the controllers that have none, in groups that no selector of a policy can tell apart,
/// numbered from 0. Sets of groups are [BitSet]s; each one that is given out is the caller's own.
///
/// Threads: one at a time, as it remembers each selection that it was asked for.
/// Cost: made in O(pods); a selection is evaluated once, in O(groups), a set of addresses once, in O(pods).
public final class Population {
    /// Ends of one namespace that are alike in the labels some policy mentions, in their declared ports, and in
    /// whether they share their node's network (`host`) or have ended (`finished`).
    public record Group(
            String namespace, Labels labels, List<ContainerPort> ports, boolean host, boolean finished,
            List<Endpoint> members) {
        public Group {
            ports = List.copyOf(ports);
            members = List.copyOf(members);
        }
    }

    private record Key(
            String namespace, Labels labels, List<ContainerPort> ports, boolean host, boolean finished) {}

    private final ClusterSnapshot snapshot;
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, BitSet> byNamespace = new HashMap<>();
    private final BitSet living = new BitSet();
    private final BitSet hosts = new BitSet();
    private final Map<Selector, BitSet> byLabels = new HashMap<>();
    private final Map<PodSelection, BitSet> selections = new HashMap<>();
    private final Map<IpSet, BitSet> byAddresses = new HashMap<>();

    public Population(Reachability reachability) {
        this.snapshot = reachability.snapshot();
        var keys = labelKeys(reachability.policies().policies());
        var members = new LinkedHashMap<Key, List<Endpoint>>();
        for (var end : reachability.endpoints()) {
            key(end, keys).ifPresent(key -> members.computeIfAbsent(key, _ -> new ArrayList<>()).add(end));
        }
        members.forEach(this::add);
    }

    private void add(Key key, List<Endpoint> members) {
        int bit = groups.size();
        groups.add(new Group(
                key.namespace(), key.labels(), key.ports(), key.host(), key.finished(), members));
        byNamespace.computeIfAbsent(key.namespace(), _ -> new BitSet()).set(bit);
        living.set(bit, !key.finished() && !key.host());
        hosts.set(bit, key.host());
    }

    public List<Group> groups() {
        return groups;
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }

    public BitSet all() {
        var all = new BitSet();
        all.set(0, groups.size());
        return all;
    }

    /// Those that policies surely speak about: neither finished nor on their node's network.
    public BitSet living() {
        return (BitSet) living.clone();
    }

    public BitSet ofNamespace(String namespace) {
        return (BitSet) byNamespace.getOrDefault(namespace, new BitSet()).clone();
    }

    /// Every group that is selected, finished and host-network ones too unless the selection leaves those out.
    public BitSet chosen(PodSelection selection) {
        var known = selections.get(selection);
        if (known == null) {
            known = choose(selection);
            selections.put(selection, known);
        }
        return (BitSet) known.clone();
    }

    /// As [#chosen], of those that policies surely speak about.
    public BitSet livingOf(PodSelection selection) {
        var chosen = chosen(selection);
        chosen.and(living);
        return chosen;
    }

    private BitSet choose(PodSelection selection) {
        var chosen = new BitSet();
        namespaces(selection.namespaces()).forEach(name -> chosen.or(ofNamespace(name)));
        chosen.and(byLabels.computeIfAbsent(selection.pods(), this::holding));
        if (selection.host() == PodSelection.HostPods.EXCLUDED) {
            chosen.andNot(hosts);
        }
        return chosen;
    }

    private BitSet holding(Selector selector) {
        var holding = new BitSet();
        for (int bit = 0; bit < groups.size(); bit++) {
            holding.set(bit, selector.matches(groups.get(bit).labels()));
        }
        return holding;
    }

    /// The namespaces in a scope, of those that were read or are named by an object that was; sorted.
    public List<String> namespaces(PodSelection.Scope scope) {
        return switch (scope) {
            case PodSelection.Scope.Own(var name) -> List.of(name);
            case PodSelection.Scope.Matching(var selector) -> snapshot.namespaces().values().stream()
                    .filter(namespace -> selector.matches(namespace.labels()))
                    .map(Namespace::name)
                    .toList();
        };
    }

    /// Groups one of whose members has an address in the set.
    public BitSet at(IpSet addresses) {
        return (BitSet) byAddresses.computeIfAbsent(addresses, this::holders).clone();
    }

    private BitSet holders(IpSet addresses) {
        var at = new BitSet();
        for (int bit = 0; bit < groups.size(); bit++) {
            at.set(bit, groups.get(bit).members().stream()
                    .flatMap(Population::addresses)
                    .anyMatch(addresses::contains));
        }
        return at;
    }

    /// Could everything be read that decides whom the selection means: the pods and, where labels of namespaces
    /// count, the namespaces?
    public boolean isKnown(PodSelection selection) {
        return switch (selection.namespaces()) {
            case PodSelection.Scope.Own(var name) -> snapshot.unreadable(ResourceKind.POD, name).isEmpty();
            case PodSelection.Scope.Matching _ -> snapshot.statuses().stream()
                    .filter(status -> status.kind().equals(ResourceKind.POD)
                            || status.kind().equals(ResourceKind.NAMESPACE))
                    .noneMatch(status -> status.status() instanceof SourceStatus.Failed);
        };
    }

    /// The workloads behind groups, each once, sorted: `shop/web`.
    public List<String> workloads(BitSet some) {
        var names = new TreeSet<String>();
        some.stream()
                .mapToObj(groups::get)
                .flatMap(group -> group.members().stream())
                .forEach(end -> names.add(workload(end).path()));
        return List.copyOf(names);
    }

    /// The topmost owner of an end that is an object of the cluster.
    public ObjectRef workload(Endpoint end) {
        return switch (end) {
            case Endpoint.OfPod(var pod) -> snapshot.workloadOf(pod);
            case Endpoint.OfTemplate(var workload) -> workload.ref();
            case Endpoint.OfNode(var node) -> node.ref();
            case Endpoint.Outside _ -> throw new IllegalArgumentException("no object stands behind " + end.id());
        };
    }

    private static Stream<IpAddress> addresses(Endpoint end) {
        return end instanceof Endpoint.OfPod(var pod) ? pod.network().addresses().stream() : Stream.empty();
    }

    private static Optional<Key> key(Endpoint end, Set<String> keys) {
        return switch (end) {
            case Endpoint.OfPod(var pod) -> Optional.of(new Key(
                    pod.namespace(), projected(pod.labels(), keys), pod.ports(), pod.network().host(),
                    pod.finished()));
            case Endpoint.OfTemplate(var workload) -> workload.template().map(template -> new Key(
                    workload.ref().namespace(), projected(template.labels(), keys), template.ports(),
                    template.hostNetwork(), false));
            case Endpoint.OfNode _, Endpoint.Outside _ -> Optional.empty();
        };
    }

    /// Labels that no policy mentions, such as each replica's own, tell nobody apart.
    private static Labels projected(Labels labels, Set<String> keys) {
        var kept = new TreeMap<>(labels.map());
        kept.keySet().retainAll(keys);
        return Labels.of(kept);
    }

    private static Set<String> labelKeys(List<Policy> policies) {
        var keys = new HashSet<String>();
        for (var policy : policies) {
            note(policy.subject(), keys);
            for (var rule : policy.rules()) {
                for (var peer : rule.peers()) {
                    if (peer instanceof Peer.Pods(var selection)) {
                        note(selection, keys);
                    }
                }
            }
        }
        return keys;
    }

    private static void note(PodSelection selection, Set<String> keys) {
        selection.pods().requirements().forEach(requirement -> keys.add(requirement.key()));
    }
}
