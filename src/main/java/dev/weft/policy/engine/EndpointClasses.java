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

/// The classes of ends that no policy can tell apart, numbered: first one for each atom of addresses, then one for an
/// end without an address, then those of pods (namespace, labels and named ports as far as some rule looks at them,
/// atom of the address). Replicas collapse: 5000 pods become a few hundred classes.
///
/// Assumes: an ipBlock never selects a pod without an address (pending, or made from a template), as its address could
/// be any. Source: np-guard decides alike; the specification is silent.
final class EndpointClasses {
    /// `atom` is -1 for a pod without an address, and for every pod where blocks do not select pods.
    record PodClass(String namespace, Labels labels, List<ContainerPort> ports, int atom) {}

    private static final int NO_ATOM = -1;

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

    /// The class of an end without an address that is no pod.
    private int nowhere() {
        return atoms.size();
    }

    int firstPod() {
        return atoms.size() + 1;
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

    /// The atom that a class lies in; -1 for none.
    int atomOf(int column) {
        if (isPod(column)) {
            return pod(column).atom();
        }
        return column == nowhere() ? NO_ATOM : column;
    }

    /// The views of a pod, one for each class its addresses give it; host pods also as their node.
    End endOf(Endpoint endpoint, List<IpAddress> addresses, Place place) {
        var bare = new End(endpoint, List.of(), List.of(), place.node(), place.finished());
        boolean special = profile.specialPods();
        return new End(
                endpoint,
                podViews(bare, addresses),
                special && place.host() ? addressViews(addresses) : List.of(),
                special ? place.node() : "",
                special && place.finished());
    }

    record Place(String node, boolean host, boolean finished) {}

    private List<View> podViews(End end, List<IpAddress> addresses) {
        var labels = vocabulary.project(end.labels());
        var ports = vocabulary.project(end.ports());
        if (!blocks || addresses.isEmpty()) {
            int column = column(new PodClass(end.namespace(), labels, ports, NO_ATOM));
            return List.of(new View(column, View.Family.ANY, addresses.stream().findFirst()));
        }
        var views = new ArrayList<View>();
        for (var address : addresses) {
            int column = column(new PodClass(end.namespace(), labels, ports, atoms.atomOf(address)));
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
            return List.of(new View(nowhere(), View.Family.ANY, Optional.empty()));
        }
        return onePerClass(addresses.stream()
                .map(address -> new View(atoms.atomOf(address), View.familyOf(address), Optional.of(address)))
                .toList());
    }

    View atomView(int atom) {
        var first = atoms.atom(atom).ranges().getFirst().first();
        return new View(atom, View.familyOf(first), Optional.of(first));
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
