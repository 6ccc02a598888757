package dev.weft.topology;

import java.util.Optional;
import java.util.Set;

/// What to leave out. `namespaces` empty means all of them. `text` is a search in the language of `src/docs/search.md`:
/// what it finds stays, edges with both of their ends, nodes with their direct neighbours; empty for all. `truth` keeps
/// the pairs of workloads of which that is true, nothing else; `near` a node and what is near it.
public record Filter(
        Set<String> namespaces, String text, boolean unused, boolean services, Optional<Truth> truth,
        Optional<Nearby> near) {
    /// Everything, unused permissions and services included.
    public static final Filter NONE = new Filter(Set.of(), "", true, true);

    public Filter {
        namespaces = Set.copyOf(namespaces);
    }

    public Filter(Set<String> namespaces, String text, boolean unused, boolean services) {
        this(namespaces, text, unused, services, Optional.empty(), Optional.empty());
    }

    /// Is the namespace one of those to look at?
    public boolean chooses(String namespace) {
        return namespaces.isEmpty() || namespaces.contains(namespace);
    }

    public Filter withNamespaces(Set<String> other) {
        return new Filter(other, text, unused, services, truth, near);
    }

    public Filter withText(String other) {
        return new Filter(namespaces, other, unused, services, truth, near);
    }

    public Filter withUnused(boolean shown) {
        return new Filter(namespaces, text, shown, services, truth, near);
    }

    public Filter withServices(boolean shown) {
        return new Filter(namespaces, text, unused, shown, truth, near);
    }

    public Filter withTruth(Optional<Truth> other) {
        return new Filter(namespaces, text, unused, services, other, near);
    }

    public Filter withNear(Optional<Nearby> other) {
        return new Filter(namespaces, text, unused, services, truth, other);
    }
}
