package dev.weft.whatif.editing;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Selector;
import dev.weft.cluster.SourceStatus;
import dev.weft.net.Cidr;
import dev.weft.policy.PodSelection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What a cluster has to offer to somebody who types: its pods in crowds that are alike, its namespaces, and the
/// address blocks and domain names that its policies mention.
///
/// Cost: made in O(pods); asked in O(crowds that have the rarest label asked for, or of the namespaces that are meant
/// where no label is), the same selection again in O(1): a text is read anew at each key stroke, and nearly all of its
/// selections are those of the stroke before.
///
/// Threads: may be asked from any thread.
public final class ClusterWords {
    private static final int MOST_ANSWERS = 2_000;

    /// Pods of one workload that are alike. `pods` is 0 for a controller that has none; finished pods do not count.
    public record Crowd(ObjectRef workload, Labels labels, List<ContainerPort> ports, boolean host, int pods) {
        public String namespace() {
            return workload.namespace();
        }
    }

    private record Key(ObjectRef workload, Labels labels, List<ContainerPort> ports, boolean host) {}

    private final ClusterSnapshot snapshot;
    private final List<Crowd> crowds;
    private final Map<String, List<Crowd>> byNamespace = new TreeMap<>();
    /// By key and value, in the order of the namespaces.
    private final Map<String, Map<String, List<Crowd>>> byLabel = new HashMap<>();
    private final SortedSet<String> blocks = new TreeSet<>();
    private final SortedSet<String> domains = new TreeSet<>();
    private final Map<PodSelection, List<Crowd>> answers = new ConcurrentHashMap<>();
    private final Map<List<PodSelection>, Union> unions = new ConcurrentHashMap<>();
    private final Map<PodSelection.Scope, SortedMap<String, SortedSet<String>>> labels = new ConcurrentHashMap<>();

    private ClusterWords(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.crowds = crowds(snapshot);
        crowds.forEach(crowd ->
                byNamespace.computeIfAbsent(crowd.namespace(), _ -> new ArrayList<>()).add(crowd));
        byNamespace.values().forEach(there -> there.forEach(crowd -> crowd.labels().map().forEach((key, value) ->
                byLabel.computeIfAbsent(key, _ -> new HashMap<>()).computeIfAbsent(value, _ -> new ArrayList<>())
                        .add(crowd))));
        snapshot.manifests().forEach(manifest -> addresses(manifest.body(), ""));
    }

    public static ClusterWords of(ClusterSnapshot snapshot) {
        return new ClusterWords(snapshot);
    }

    private static List<Crowd> crowds(ClusterSnapshot snapshot) {
        var counts = new LinkedHashMap<Key, Integer>();
        for (var pod : snapshot.pods()) {
            if (!pod.finished()) {
                counts.merge(key(snapshot, pod), 1, Integer::sum);
            }
        }
        var busy = new HashMap<ObjectRef, Boolean>();
        counts.keySet().forEach(key -> busy.put(key.workload(), true));
        for (var workload : snapshot.workloads()) {
            if (workload.owner().isEmpty() && !busy.containsKey(workload.ref())) {
                workload.template().ifPresent(template -> counts.put(
                        new Key(workload.ref(), template.labels(), template.ports(), template.hostNetwork()), 0));
            }
        }
        var crowds = new ArrayList<Crowd>();
        counts.forEach((key, pods) ->
                crowds.add(new Crowd(key.workload(), key.labels(), key.ports(), key.host(), pods)));
        return List.copyOf(crowds);
    }

    private static Key key(ClusterSnapshot snapshot, Pod pod) {
        return new Key(snapshot.workloadOf(pod), pod.labels(), pod.ports(), pod.network().host());
    }

    /// Blocks below `cidr`, `except` and `networks`; names below `domainNames`.
    private void addresses(Object value, String field) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, item) -> addresses(item, String.valueOf(key)));
            case List<?> list -> list.forEach(item -> addresses(item, field));
            case String text when field.equals("domainNames") -> domains.add(text);
            case String text when Cidr.parse(text).isPresent() -> blocks.add(text);
            default -> {
                // no address
            }
        }
    }

    public ClusterSnapshot snapshot() {
        return snapshot;
    }

    public Collection<Namespace> namespaces() {
        return snapshot.namespaces().values();
    }

    public List<Crowd> crowds() {
        return crowds;
    }

    public SortedSet<String> blocks() {
        return new TreeSet<>(blocks);
    }

    public SortedSet<String> domains() {
        return new TreeSet<>(domains);
    }

    /// Those that a selection means, namespace by namespace, each crowd the same object every time: on their node's
    /// network too unless it leaves those out.
    public List<Crowd> chosen(PodSelection selection) {
        var known = answers.get(selection);
        if (known != null) {
            return known;
        }
        return kept(answers, selection, look(selection));
    }

    private List<Crowd> look(PodSelection selection) {
        return candidates(selection).filter(crowd -> areMeant(crowd, selection)).toList();
    }

    private static boolean areMeant(Crowd crowd, PodSelection selection) {
        return (!crowd.host() || selection.host() == PodSelection.HostPods.LEFT_OPEN)
                && selection.pods().matches(crowd.labels());
    }

    /// All of one namespace; of several those with the rarest of the labels that are asked for: a long policy asks for
    /// hundreds of labels in all namespaces, each of which few have.
    private Stream<Crowd> candidates(PodSelection selection) {
        var scope = selection.namespaces();
        if (scope instanceof PodSelection.Scope.Matching) {
            var rarest = selection.pods().requirements().stream()
                    .filter(it -> it.operator() == Selector.Operator.IN && it.values().size() == 1)
                    .map(it -> byLabel.getOrDefault(it.key(), Map.of()).getOrDefault(it.values().getFirst(), List.of()))
                    .min(Comparator.comparingInt(List::size));
            if (rarest.isPresent()) {
                return rarest.get().stream().filter(crowd -> isIn(crowd.namespace(), scope));
            }
        }
        return namespaces(scope).flatMap(name -> byNamespace.getOrDefault(name, List.of()).stream());
    }

    /// Whom any of some selections means: how many crowds and pods they are, and the paths of their workloads in order.
    public record Union(int crowds, int pods, List<String> workloads) {}

    public Union anyOf(List<PodSelection> selections) {
        var known = unions.get(selections);
        return known != null ? known : kept(unions, List.copyOf(selections), union(selections));
    }

    /// Where one of them, such as every pod of all namespaces, means all that the others mean, it is not put together
    /// anew with each of those.
    private Union union(List<PodSelection> selections) {
        var largest = selections.stream().max(Comparator.comparingInt(it -> chosen(it).size()));
        if (selections.size() > 1 && selections.stream().allMatch(it -> holds(largest.orElseThrow(), it))) {
            return anyOf(List.of(largest.orElseThrow()));
        }
        var met = Collections.<Crowd>newSetFromMap(new IdentityHashMap<>()); // each crowd is one object
        selections.forEach(selection -> met.addAll(chosen(selection)));
        var paths = new TreeSet<String>();
        met.forEach(crowd -> paths.add(crowd.workload().path()));
        return new Union(met.size(), pods(met), List.copyOf(paths));
    }

    private boolean holds(PodSelection whole, PodSelection part) {
        return whole.equals(part) || chosen(part).stream().allMatch(crowd ->
                areMeant(crowd, whole) && isIn(crowd.namespace(), whole.namespaces()));
    }

    /// The labels of all pods in some namespaces: the values of each key.
    public SortedMap<String, SortedSet<String>> labels(PodSelection.Scope scope) {
        var known = labels.get(scope);
        if (known != null) {
            return known;
        }
        var values = new TreeMap<String, SortedSet<String>>();
        namespaces(scope)
                .flatMap(name -> byNamespace.getOrDefault(name, List.of()).stream())
                .forEach(crowd -> crowd.labels()
                        .map()
                        .forEach((key, value) ->
                                values.computeIfAbsent(key, _ -> new TreeSet<>()).add(value)));
        return kept(labels, scope, Collections.unmodifiableSortedMap(values));
    }

    private static <K, V> V kept(Map<K, V> answers, K question, V answer) {
        if (answers.size() >= MOST_ANSWERS) {
            answers.clear();
        }
        answers.put(question, answer);
        return answer;
    }

    private Stream<String> namespaces(PodSelection.Scope scope) {
        return scope instanceof PodSelection.Scope.Own(var name)
                ? Stream.of(name)
                : byNamespace.keySet().stream().filter(name -> isIn(name, scope));
    }

    public boolean isIn(String namespace, PodSelection.Scope scope) {
        return switch (scope) {
            case PodSelection.Scope.Own(var name) -> name.equals(namespace);
            case PodSelection.Scope.Matching(var selector) -> Optional.ofNullable(snapshot.namespaces().get(namespace))
                    .map(known -> selector.matches(known.labels()))
                    .orElse(false);
        };
    }

    public static int pods(Collection<Crowd> crowds) {
        return crowds.stream().mapToInt(Crowd::pods).sum();
    }

    /// Were all pods and namespaces read? Without that nobody can say that a selector selects nothing.
    public boolean complete() {
        return snapshot.stamp().synced()
                && snapshot.statuses().stream()
                        .filter(status -> status.kind().equals(ResourceKind.POD)
                                || status.kind().equals(ResourceKind.NAMESPACE))
                        .noneMatch(status -> status.status() instanceof SourceStatus.Failed);
    }
}
