package dev.weft.view.command;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.ServiceBackends;
import dev.weft.cluster.Workload;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.picture.Pick;
import dev.weft.policy.RuleRef;
import dev.weft.topology.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything of a cluster that can be looked up by a few letters of its name, by a label or by an address.
///
/// Each word typed must fit, either letter by letter in the name or as a part of labels and addresses. Of things that
/// fit alike the greater one comes first: a namespace before its workloads, a workload before its pods.
///
/// Threads: immutable. Cost: made in O(objects); a question is O(objects), under half a second for 30,000 pods on a
/// busy
/// machine: neither belongs on the FX thread.
public final class ObjectIndex {
    /// Where to look once it is chosen.
    public sealed interface Place {
        /// The first of the picks that is drawn; all of them in a namespace, or in none (empty).
        record OnPicture(List<Pick> picks, String namespace) implements Place {
            public OnPicture {
                picks = List.copyOf(picks);
            }
        }

        /// A policy, in the editor.
        record InEditor(RuleRef policy) implements Place {}
    }

    private record Entry(String kind, int rank, String name, String more, Place place) {}

    private record Scored(Entry entry, int score) {}

    private static final Comparator<Scored> WORST_FIRST = Comparator.comparingInt(Scored::score)
            .thenComparingInt(one -> -one.entry.rank)
            .thenComparingInt(one -> -one.entry.name.length())
            .thenComparing(one -> one.entry.name, Comparator.reverseOrder());
    private static final int MOST = 60;
    /// A word that is found among labels or addresses: as good as three letters in a row at the beginning of a name.
    private static final int BESIDE = 24;

    private static final int WORKLOAD = 1;
    private static final int SERVICE = 2;
    private static final Set<String> ENDS = Set.of("Service", "Ingress", "Node", "Pod");

    private final List<Entry> entries;

    private ObjectIndex(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    public static ObjectIndex of(ClusterSnapshot snapshot) {
        return new ObjectIndex(new Reading(snapshot).entries());
    }

    /// Only what may be an end of a connection, and the outside.
    public static ObjectIndex ofEnds(ClusterSnapshot snapshot) {
        var ends = new ArrayList<>(new Reading(snapshot).entries().stream()
                .filter(entry -> ENDS.contains(entry.kind) || entry.rank == WORKLOAD)
                .toList());
        ends.add(new Entry("Outside", SERVICE, "outside the cluster", "internet", new Place.OnPicture(
                List.of(new Pick.OfNode(NodeId.ofOutside(IpSet.ALL))), "")));
        return new ObjectIndex(ends);
    }

    public int size() {
        return entries.size();
    }

    /// At most 60 lines, the best first; for nothing typed what stands highest: namespaces, then workloads.
    public List<FinderRow<Place>> rows(String typed) {
        var words = List.of(typed.strip().split("\\s+"));
        var best = new PriorityQueue<>(WORST_FIRST);
        for (var entry : entries) {
            int score = score(entry, words);
            if (score >= 0) {
                best.add(new Scored(entry, score));
                if (best.size() > MOST) {
                    best.remove();
                }
            }
        }
        return best.stream().sorted(WORST_FIRST.reversed()).map(scored -> row(scored.entry, words)).toList();
    }

    /// -1 when a word fits nowhere.
    private static int score(Entry entry, List<String> words) {
        int sum = 0;
        for (var word : words) {
            int name = Fuzzy.score(word, entry.name).orElse(-1);
            int beside = !word.isEmpty() && entry.more.contains(word.toLowerCase(Locale.ROOT)) ? BESIDE : -1;
            if (Math.max(name, beside) < 0) {
                return -1;
            }
            sum += Math.max(name, beside);
        }
        return sum;
    }

    private static FinderRow<Place> row(Entry entry, List<String> words) {
        var lit = words.stream()
                .flatMap(word -> Fuzzy.match(word, entry.name).stream())
                .flatMap(match -> match.at().stream())
                .distinct()
                .sorted()
                .toList();
        return new FinderRow<>(
                entry.place, entry.kind, new FinderRow.Title(entry.name, lit), entry.more, "", true);
    }

    /// Makes the entries; labels that many pods share are written once.
    private static final class Reading {
        private final ClusterSnapshot snapshot;
        private final ServiceBackends backends;
        private final Map<Labels, String> texts = new HashMap<>();
        private final List<Entry> entries = new ArrayList<>();

        Reading(ClusterSnapshot snapshot) {
            this.snapshot = snapshot;
            this.backends = new ServiceBackends(snapshot);
        }

        List<Entry> entries() {
            snapshot.namespaces().forEach((name, namespace) -> add(
                    "Namespace", 0, name, text(namespace.labels()), new Place.OnPicture(
                            List.of(new Pick.OfGroup(name), node(NodeId.ofNamespace(name))), name)));
            workloads();
            snapshot.services().forEach(service ->
                    add("Service", SERVICE, service.ref(), text(service.addresses()), services(service.ref())));
            snapshot.ingresses().forEach(ingress -> add(
                    "Ingress", 3, ingress.ref(), "", List.of(NodeId.ofIngress(ingress.ref()))));
            snapshot.manifests().forEach(this::policy);
            snapshot.nodes().forEach(node -> add(
                    "Node", 5, node.ref(), text(node.addresses()), List.of(NodeId.ofMachine(node.ref().name()))));
            snapshot.pods().forEach(this::pod);
            return entries;
        }

        private void workloads() {
            var labels = new HashMap<ObjectRef, String>();
            snapshot.workloads().forEach(workload -> labels.put(
                    workload.ref(), workload.template().map(Workload.Template::labels).map(this::text).orElse("")));
            snapshot.pods().forEach(pod -> labels.putIfAbsent(snapshot.workloadOf(pod), text(pod.labels())));
            labels.forEach((ref, text) -> {
                if (snapshot.topOwner(ref).equals(ref) && !ref.kind().equals("Pod")) {
                    add(ref.kind(), WORKLOAD, ref, text, List.of(NodeId.ofWorkload(ref)));
                }
            });
        }

        private void pod(Pod pod) {
            var more = Stream.of(text(pod.network().addresses()), text(pod.labels()))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("  "));
            add("Pod", 6, pod.ref(), more, List.of(NodeId.ofWorkload(snapshot.workloadOf(pod))));
        }

        private void policy(Manifest manifest) {
            add(manifest.ref().kind(), 4, manifest.ref().path(), "", new Place.InEditor(
                    new RuleRef(manifest.ref(), "spec", "", 0)));
        }

        /// A Service with one workload behind it is drawn as a badge on that.
        private List<NodeId> services(ObjectRef service) {
            var nodes = new ArrayList<NodeId>();
            nodes.add(NodeId.ofService(service));
            backends.pods(service).stream()
                    .map(snapshot::workloadOf)
                    .distinct()
                    .map(NodeId::ofWorkload)
                    .forEach(nodes::add);
            return nodes;
        }

        private void add(String kind, int rank, ObjectRef ref, String more, List<NodeId> nodes) {
            add(kind, rank, ref.path(), more, new Place.OnPicture(
                    nodes.stream().map(Reading::node).toList(), ref.namespace()));
        }

        private void add(String kind, int rank, String name, String more, Place place) {
            entries.add(new Entry(kind, rank, name, more, place));
        }

        private static Pick node(NodeId id) {
            return new Pick.OfNode(id);
        }

        private String text(Labels labels) {
            return texts.computeIfAbsent(labels, known -> known.toString().toLowerCase(Locale.ROOT));
        }

        private static String text(Collection<IpAddress> addresses) {
            return addresses.stream().map(Object::toString).collect(Collectors.joining(" "));
        }
    }
}
