package dev.weft.view.twin;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.picture.Pick;
import dev.weft.policy.RuleRef;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.FoldGroups;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import dev.weft.view.panel.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The cluster as a tree: namespaces, in each its workloads with their pods, its Services, its policies; policies of
/// the whole cluster last. Namespaces that are drawn as a group are below it, where its first one would stand. Of the
/// namespaces that the picture's filter chooses.
record OutlineModel(List<Item> roots) {
    static final OutlineModel EMPTY = new OutlineModel(List.of());

    /// What it is called, what follows in small, and how many of its connections were denied.
    record Words(String text, String detail, int denied) {
        /// In one sentence, for a screen reader.
        String line() {
            return text + (detail.isEmpty() ? "" : ", " + detail) + (denied == 0 ? "" : ", " + marker());
        }

        /// `✕ 3 denied`; empty for none.
        String marker() {
            return denied == 0 ? "" : "✕ " + denied + " denied";
        }
    }

    /// `key` is unique in the tree. `pick` is what it selects in the picture, `policy` what it opens and lights.
    record Item(String key, Words words, Optional<Pick> pick, Optional<RuleRef> policy, List<Item> children) {
        Item {
            children = List.copyOf(children);
        }
    }

    OutlineModel {
        roots = List.copyOf(roots);
    }

    /// Cost: one pass over pods, workloads, Services, policies and what was seen. Made beside the FX thread.
    static OutlineModel of(Frame frame, String text) {
        var making = new Making(frame);
        var roots = new ArrayList<>(making.namespaces());
        var wide = making.policies("");
        if (!wide.isEmpty()) {
            var words = new Words("Whole cluster", Wording.count(wide.size(), "policy"), 0);
            roots.add(new Item("cluster", words, Optional.empty(), Optional.empty(), wide));
        }
        var needle = text.strip().toLowerCase(Locale.ROOT);
        return new OutlineModel(
                roots.stream().flatMap(root -> fitting(root, needle).stream()).toList());
    }

    /// With all below it where its own name holds the text, else with what fits below it.
    private static Optional<Item> fitting(Item item, String needle) {
        if (item.words().text().toLowerCase(Locale.ROOT).contains(needle)) {
            return Optional.of(item);
        }
        var children = item.children().stream().flatMap(child -> fitting(child, needle).stream()).toList();
        return children.isEmpty()
                ? Optional.empty()
                : Optional.of(new Item(item.key(), item.words(), item.pick(), item.policy(), children));
    }

    /// The keys from a root to the item that stands for a pick; empty for none.
    List<String> path(Pick pick) {
        for (var root : roots) {
            var path = path(root, pick);
            if (!path.isEmpty()) {
                return path;
            }
        }
        return List.of();
    }

    private static List<String> path(Item item, Pick pick) {
        if (item.pick().filter(pick::equals).isPresent()) {
            return List.of(item.key());
        }
        for (var child : item.children()) {
            var below = path(child, pick);
            if (!below.isEmpty()) {
                var path = new ArrayList<>(List.of(item.key()));
                path.addAll(below);
                return path;
            }
        }
        return List.of();
    }

    /// What the tree is made of, sorted by where it belongs.
    private static final class Making {
        private final Frame frame;
        private final Map<ObjectRef, List<Pod>> pods = new TreeMap<>();
        private final Map<String, Set<ObjectRef>> workloads = new HashMap<>();
        private final Map<NodeId, Set<EdgeId>> denied = new HashMap<>();

        Making(Frame frame) {
            this.frame = frame;
            var snapshot = frame.meaning().snapshot();
            snapshot.pods().forEach(pod ->
                    pods.computeIfAbsent(snapshot.workloadOf(pod), _ -> new ArrayList<>()).add(pod));
            pods.keySet().forEach(this::add);
            snapshot.workloads().forEach(workload -> add(snapshot.topOwner(workload.ref())));
            for (var seen : frame.scene().topology().seen()) {
                if (TopologyEdge.stateOf(seen.observed()) == EdgeState.OBSERVED_DENIED) {
                    denied.computeIfAbsent(seen.edge().source(), _ -> new HashSet<>()).add(seen.edge());
                    denied.computeIfAbsent(seen.edge().target(), _ -> new HashSet<>()).add(seen.edge());
                }
            }
        }

        private void add(ObjectRef workload) {
            workloads.computeIfAbsent(workload.namespace(), _ -> new TreeSet<>()).add(workload);
        }

        /// Chosen ones, each alone or below its group.
        List<Item> namespaces() {
            var groups = frame.scene().topology().groups();
            var alone = new TreeMap<String, List<String>>();
            var together = new LinkedHashMap<String, List<String>>();
            for (var name : snapshot().namespaces().keySet()) {
                if (frame.request().filter().chooses(name)) {
                    var beside = groups.around(name)
                            .map(group -> together.computeIfAbsent(group.name(), _ -> new ArrayList<>()))
                            .orElseGet(() -> alone.computeIfAbsent(name, _ -> new ArrayList<>()));
                    beside.add(name);
                }
            }
            together.forEach((group, members) -> alone.put(members.getFirst(), members));
            return alone.values().stream()
                    .map(members -> groups.around(members.getFirst())
                            .map(group -> group(group, members))
                            .orElseGet(() -> namespace(members.getFirst())))
                    .toList();
        }

        private Item group(FoldGroups.Group group, List<String> members) {
            int count = members.stream().mapToInt(name -> workloads.getOrDefault(name, Set.of()).size()).sum();
            var edges = new HashSet<EdgeId>();
            members.forEach(name -> edges.addAll(deniedIn(name)));
            var detail = Wording.count(members.size(), "namespace") + ", " + Wording.count(count, "workload");
            return new Item(
                    "group " + group.name(), new Words(group.name(), detail, edges.size()),
                    Optional.of(new Pick.OfNode(NodeId.ofGroup(group.name()))), Optional.empty(),
                    members.stream().map(this::namespace).toList());
        }

        private Set<EdgeId> deniedIn(String namespace) {
            var edges = new HashSet<EdgeId>();
            for (var workload : workloads.getOrDefault(namespace, Set.of())) {
                edges.addAll(denied.getOrDefault(NodeId.ofWorkload(workload), Set.of()));
            }
            return edges;
        }

        Item namespace(String name) {
            var own = workloads.getOrDefault(name, Set.of());
            var children = new ArrayList<Item>();
            int count = 0;
            for (var workload : own) {
                children.add(workload(workload));
                count += pods.getOrDefault(workload, List.of()).size();
            }
            children.addAll(services(name));
            children.addAll(policies(name));
            var detail = Wording.count(own.size(), "workload") + ", " + Wording.count(count, "pod");
            var pick = frame.scene().topology().fold(name)
                    .<Pick>map(node -> new Pick.OfNode(node.id()))
                    .orElseGet(() -> new Pick.OfGroup(name));
            return new Item(
                    "ns " + name, new Words(name, detail, deniedIn(name).size()), Optional.of(pick), Optional.empty(),
                    children);
        }

        private Item workload(ObjectRef ref) {
            var own = pods.getOrDefault(ref, List.of());
            Optional<Pick> pick = Optional.of(new Pick.OfNode(NodeId.ofWorkload(ref)));
            boolean itself = own.size() == 1 && own.getFirst().ref().equals(ref);
            var children = itself ? List.<Item>of() : own.stream().map(this::pod).toList();
            var detail = itself ? podDetail(own.getFirst()) : ref.kind() + ", " + Wording.count(own.size(), "pod");
            int count = denied.getOrDefault(NodeId.ofWorkload(ref), Set.of()).size();
            return new Item(ref.id(), new Words(ref.name(), detail, count), pick, Optional.empty(), children);
        }

        /// It is drawn as a part of its workload, and so selects nothing of its own.
        private Item pod(Pod pod) {
            return new Item(
                    pod.ref().id(), new Words(pod.ref().name(), podDetail(pod), 0), Optional.empty(),
                    Optional.empty(), List.of());
        }

        private static String podDetail(Pod pod) {
            var phase = pod.phase() == Pod.Phase.SYNTHETIC
                    ? "from a template"
                    : pod.phase().name().toLowerCase(Locale.ROOT);
            var node = pod.network().node();
            return "Pod, " + phase + (node.isEmpty() ? "" : " on " + node);
        }

        private List<Item> services(String namespace) {
            return snapshot().services().stream()
                    .filter(service -> service.ref().namespace().equals(namespace))
                    .map(service -> new Item(
                            service.ref().id(),
                            new Words(service.ref().name(), "Service", 0),
                            Optional.<Pick>of(new Pick.OfNode(NodeId.ofService(service.ref()))),
                            Optional.empty(),
                            List.of()))
                    .toList();
        }

        List<Item> policies(String namespace) {
            return snapshot().manifests().stream()
                    .filter(manifest -> manifest.ref().namespace().equals(namespace))
                    .map(manifest -> new Item(
                            manifest.ref().id(),
                            new Words(manifest.ref().name(), manifest.ref().kind(), 0),
                            Optional.empty(),
                            Optional.of(RuleRef.of(manifest, "spec")),
                            List.of()))
                    .toList();
        }

        private ClusterSnapshot snapshot() {
            return frame.meaning().snapshot();
        }
    }
}
