package dev.weft.policy.classes;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Labels;
import dev.weft.net.IpAddress;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The classes of ends that no policy can tell apart, numbered: first one for each atom of addresses, then two for ends
/// whose address is not known, by family, one for nodes that no block names, then those of pods (namespace, labels and
/// named ports as far as some rule looks at them, atom of the address). Replicas collapse: 5000 pods become a few
/// hundred classes.
///
/// Classes that come later, when a pod is relabelled, are numbered behind those that sets of classes were made for
/// ([#settled]).
///
/// Assumes: the address of a pod that has none yet (pending, or made from a template) may be any of either family, so
/// that an ipBlock makes it unknown unless the answer is the same for all addresses. The specification is silent;
/// np-guard decides that a block never selects such a pod, which is what the profile of that name does.
///
/// Threads: filled by one thread, then not changed any more.
public final class EndpointClasses {
    /// `atom` is [#NO_ATOM] where blocks do not select pods, [#ANY_V4] or [#ANY_V6] where the address is not known.
    public record PodClass(String namespace, Seen seen, int atom) {
        public Labels labels() {
            return seen.labels();
        }

        public List<ContainerPort> ports() {
            return seen.ports();
        }
    }

    /// What policies look at beside the namespace; `host` only where some policy tells host-network pods apart.
    public record Seen(Labels labels, List<ContainerPort> ports, boolean host) {}

    private record Key(String namespace, List<String> words, List<ContainerPort> ports, boolean host, int atom) {}

    private static final int NO_ATOM = -1;
    private static final int ANY_V4 = -2;
    private static final int ANY_V6 = -3;
    /// After the atoms: an IPv4 and an IPv6 address that are not known, and a node that no block names.
    private static final int EXTRA = 3;

    private final Vocabulary vocabulary;
    private final AddressAtoms atoms;
    private final Profile profile;
    private final boolean blocks;
    private final Optional<EndpointClasses> settled;
    private final Map<Key, Integer> columns = new HashMap<>();
    private final List<PodClass> pods = new ArrayList<>();

    public EndpointClasses(Vocabulary vocabulary, Profile profile) {
        this.vocabulary = vocabulary;
        this.profile = profile;
        this.atoms = new AddressAtoms(vocabulary.blocks());
        this.blocks = profile.blocksSelectPods() && !vocabulary.blocks().isEmpty();
        this.settled = Optional.empty();
    }

    /// These classes with room for more.
    private EndpointClasses(EndpointClasses earlier) {
        this.vocabulary = earlier.vocabulary;
        this.profile = earlier.profile;
        this.atoms = earlier.atoms;
        this.blocks = earlier.blocks;
        this.settled = Optional.of(earlier.settled.orElse(earlier));
        if (earlier.settled.isPresent()) {
            columns.putAll(earlier.columns);
            pods.addAll(earlier.pods);
        }
    }

    EndpointClasses opened() {
        return new EndpointClasses(this);
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public Profile profile() {
        return profile;
    }

    public AddressAtoms atoms() {
        return atoms;
    }

    public int firstPod() {
        return atoms.size() + EXTRA;
    }

    public int size() {
        return settled() + (settled.isPresent() ? pods.size() : 0);
    }

    /// Were others made by adding to the same classes?
    @SuppressWarnings("ReferenceEquality") // it is the one object that they add to
    boolean isPartOf(EndpointClasses others) {
        return settled.orElse(this) == others.settled.orElse(others);
    }

    /// Has every number that both know the same meaning?
    public boolean agreesWith(EndpointClasses other) {
        int both = Math.min(size(), other.size());
        for (int column = settled(); column < both; column++) {
            if (!pod(column).equals(other.pod(column))) {
                return false;
            }
        }
        return settled() == other.settled();
    }

    /// How many classes there were when sets of classes were made; later ones are not in any set.
    public int settled() {
        return firstPod() + settled.map(classes -> classes.pods.size()).orElse(pods.size());
    }

    public boolean isPod(int column) {
        return column >= firstPod();
    }

    public PodClass pod(int column) {
        if (settled.isEmpty()) {
            return pods.get(column - firstPod());
        }
        var first = settled.get();
        int own = column - first.firstPod() - first.pods.size();
        return own < 0 ? first.pods.get(column - first.firstPod()) : pods.get(own);
    }

    /// The atom that a class lies in; negative for none, or for any.
    public int atomOf(int column) {
        if (isPod(column)) {
            return pod(column).atom();
        }
        if (column < atoms.size()) {
            return column;
        }
        return switch (column - atoms.size()) {
            case 0 -> ANY_V4;
            case 1 -> ANY_V6;
            default -> NO_ATOM;
        };
    }

    /// Nodes where the profile keeps blocks from naming them.
    public int nodeColumn() {
        return atoms.size() + 2;
    }

    /// May the address of the class be any?
    public boolean isAnywhere(int column) {
        int atom = atomOf(column);
        return atom == ANY_V4 || atom == ANY_V6;
    }

    /// The atoms that the address of a class may lie in: those of one family.
    public List<Integer> atomsOf(int anywhere) {
        boolean v6 = atomOf(anywhere) == ANY_V6;
        return IntStream.range(0, atoms.size())
                .filter(atom -> atoms.isV6(atom) == v6)
                .boxed()
                .toList();
    }

    record Place(String node, boolean host, boolean finished) {}

    /// The views of a pod, one for each class its addresses give it; host pods also, or only, as their node.
    End endOf(Endpoint endpoint, List<IpAddress> addresses, Place place) {
        var bare = new End(endpoint, List.of(), List.of(), Optional.empty(), false);
        boolean host = place.host() && profile.hostNetwork() != Profile.HostNetwork.POD;
        boolean asPod = !host || profile.hostNetwork() == Profile.HostNetwork.EITHER;
        return new End(
                endpoint,
                asPod ? podViews(bare, addresses, host && vocabulary.tellsHosts()) : List.of(),
                host ? addressViews(addresses) : List.of(),
                profile.localNode() ? Optional.of(place.node()) : Optional.empty(),
                profile.finishedApart() && place.finished());
    }

    private List<View> podViews(End end, List<IpAddress> addresses, boolean host) {
        var words = vocabulary.words(end.labels());
        var ports = vocabulary.project(end.ports());
        if (!blocks) {
            int column = column(new Key(end.namespace(), words, ports, host, NO_ATOM));
            return List.of(new View(column, View.Family.ANY, addresses.stream().findFirst()));
        }
        if (addresses.isEmpty()) {
            int v4 = column(new Key(end.namespace(), words, ports, host, ANY_V4));
            int v6 = column(new Key(end.namespace(), words, ports, host, ANY_V6));
            return List.of(View.anywhere(v4, View.Family.V4), View.anywhere(v6, View.Family.V6));
        }
        var views = new ArrayList<View>(addresses.size());
        for (var address : addresses) {
            int column = column(new Key(end.namespace(), words, ports, host, atoms.atomOf(address)));
            views.add(new View(column, View.familyOf(address), Optional.of(address)));
        }
        return views.size() == 1 ? List.copyOf(views) : onePerClass(views);
    }

    private int column(Key key) {
        var known = settled.isPresent() ? settled.get().columns.get(key) : columns.get(key);
        if (known == null && settled.isPresent()) {
            known = columns.get(key);
        }
        return known != null ? known : added(key);
    }

    private int added(Key key) {
        int column = settled.isPresent() ? size() : firstPod() + pods.size();
        pods.add(new PodClass(
                key.namespace(), new Seen(Vocabulary.labels(key.words()), key.ports(), key.host()), key.atom()));
        columns.put(key, column);
        return column;
    }

    /// The views of a node, or of a pod that is seen as its node.
    List<View> addressViews(List<IpAddress> addresses) {
        if (!profile.blocksSelectNodes()) {
            return List.of(new View(nodeColumn(), View.Family.ANY, addresses.stream().findFirst()));
        }
        if (addresses.isEmpty()) {
            return List.of(
                    View.anywhere(atoms.size(), View.Family.V4), View.anywhere(atoms.size() + 1, View.Family.V6));
        }
        return onePerClass(addresses.stream()
                .map(address -> new View(atoms.atomOf(address), View.familyOf(address), Optional.of(address)))
                .toList());
    }

    View atomView(int atom) {
        return within(atom, atom);
    }

    /// A view of the class whose address lies in the atom.
    public View within(int column, int atom) {
        var first = atoms.atom(atom).ranges().getFirst().first();
        return new View(column, View.familyOf(first), Optional.of(first));
    }

    private static List<View> onePerClass(List<View> views) {
        var kept = new ArrayList<View>();
        for (var view : views) {
            if (kept.stream().noneMatch(other -> other.column() == view.column())) {
                kept.add(view);
            }
        }
        return List.copyOf(kept);
    }
}
