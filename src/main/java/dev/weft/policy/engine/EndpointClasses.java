package dev.weft.policy.engine;

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
/// whose address is not known, by family, then those of pods (namespace, labels and named ports as far as some rule
/// looks at them, atom of the address). Replicas collapse: 5000 pods become a few hundred classes.
///
/// Assumes: the address of a pod that has none yet (pending, or made from a template) may be any of either family, so
/// that an ipBlock makes it unknown unless the answer is the same for all addresses. The specification is silent;
/// np-guard decides that a block never selects such a pod, which is what the profile of that name does.
final class EndpointClasses {
    /// `atom` is [#NO_ATOM] where blocks do not select pods, [#ANY_V4] or [#ANY_V6] where the address is not known.
    record PodClass(String namespace, Seen seen, int atom) {
        Labels labels() {
            return seen.labels();
        }

        List<ContainerPort> ports() {
            return seen.ports();
        }
    }

    /// What policies look at beside the namespace; `host` only where some policy tells host-network pods apart.
    record Seen(Labels labels, List<ContainerPort> ports, boolean host) {}

    private static final int NO_ATOM = -1;
    private static final int ANY_V4 = -2;
    private static final int ANY_V6 = -3;

    private final Vocabulary vocabulary;
    private final AddressAtoms atoms;
    private final Profile profile;
    private final boolean blocks;
    private final Map<PodClass, Integer> columns = new HashMap<>();
    private final List<PodClass> pods = new ArrayList<>();

    EndpointClasses(Vocabulary vocabulary, Profile profile) {
        this.vocabulary = vocabulary;
        this.profile = profile;
        this.atoms = new AddressAtoms(vocabulary.blocks());
        this.blocks = profile.blocksSelectPods() && !vocabulary.blocks().isEmpty();
    }

    Profile profile() {
        return profile;
    }

    AddressAtoms atoms() {
        return atoms;
    }

    int firstPod() {
        return atoms.size() + 2;
    }

    int size() {
        return firstPod() + pods.size();
    }

    boolean isPod(int column) {
        return column >= firstPod();
    }

    PodClass pod(int column) {
        return pods.get(column - firstPod());
    }

    List<PodClass> pods() {
        return pods;
    }

    /// The atom that a class lies in; negative for none, or for any.
    int atomOf(int column) {
        if (isPod(column)) {
            return pod(column).atom();
        }
        return column < atoms.size() ? column : ANY_V4 - (column - atoms.size());
    }

    /// May the address of the class be any?
    boolean isAnywhere(int column) {
        return atomOf(column) == ANY_V4 || atomOf(column) == ANY_V6;
    }

    /// The atoms that the address of a class may lie in: those of one family.
    List<Integer> atomsOf(int anywhere) {
        boolean v6 = atomOf(anywhere) == ANY_V6;
        return IntStream.range(0, atoms.size())
                .filter(atom -> atoms.isV6(atom) == v6)
                .boxed()
                .toList();
    }

    /// The views of a pod, one for each class its addresses give it; host pods also as their node.
    End endOf(Endpoint endpoint, List<IpAddress> addresses, Place place) {
        var bare = new End(endpoint, List.of(), List.of(), Optional.empty(), false);
        boolean special = profile.specialPods();
        return new End(
                endpoint,
                podViews(bare, addresses, special && place.host() && vocabulary.tellsHosts()),
                special && place.host() ? addressViews(addresses) : List.of(),
                special ? Optional.of(place.node()) : Optional.empty(),
                special && place.finished());
    }

    record Place(String node, boolean host, boolean finished) {}

    private List<View> podViews(End end, List<IpAddress> addresses, boolean host) {
        var seen = new Seen(vocabulary.project(end.labels()), vocabulary.project(end.ports()), host);
        if (!blocks) {
            int column = column(new PodClass(end.namespace(), seen, NO_ATOM));
            return List.of(new View(column, View.Family.ANY, addresses.stream().findFirst()));
        }
        if (addresses.isEmpty()) {
            int v4 = column(new PodClass(end.namespace(), seen, ANY_V4));
            int v6 = column(new PodClass(end.namespace(), seen, ANY_V6));
            return List.of(View.anywhere(v4, View.Family.V4), View.anywhere(v6, View.Family.V6));
        }
        var views = new ArrayList<View>();
        for (var address : addresses) {
            int column = column(new PodClass(end.namespace(), seen, atoms.atomOf(address)));
            views.add(new View(column, View.familyOf(address), Optional.of(address)));
        }
        return onePerClass(views);
    }

    private int column(PodClass key) {
        return columns.computeIfAbsent(key, made -> {
            pods.add(made);
            return firstPod() + pods.size() - 1;
        });
    }

    List<View> addressViews(List<IpAddress> addresses) {
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
    View within(int column, int atom) {
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
