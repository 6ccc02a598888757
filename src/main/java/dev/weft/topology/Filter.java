package dev.weft.topology;

import java.util.Optional;
import java.util.Set;

/// What to leave out. `namespaces` empty means all of them; `text` is matched against names and labels, any case,
/// empty for all; a node that matches keeps its direct neighbours. A text with keys (`port:5432 verdict:dropped`) keeps
/// what was seen and fits. `truth` keeps the pairs of workloads of which that is true, nothing else.
public record Filter(
        Set<String> namespaces, String text, boolean unused, boolean services, Optional<Truth> truth) {
    /// Everything, unused permissions and services included.
    public static final Filter NONE = new Filter(Set.of(), "", true, true);

    public Filter {
        namespaces = Set.copyOf(namespaces);
    }

    public Filter(Set<String> namespaces, String text, boolean unused, boolean services) {
        this(namespaces, text, unused, services, Optional.empty());
    }

    /// Is the namespace one of those to look at?
    public boolean chooses(String namespace) {
        return namespaces.isEmpty() || namespaces.contains(namespace);
    }

    public Filter withNamespaces(Set<String> other) {
        return new Filter(other, text, unused, services, truth);
    }

    public Filter withText(String other) {
        return new Filter(namespaces, other, unused, services, truth);
    }

    public Filter withUnused(boolean shown) {
        return new Filter(namespaces, text, shown, services, truth);
    }

    public Filter withServices(boolean shown) {
        return new Filter(namespaces, text, unused, shown, truth);
    }

    public Filter withTruth(Optional<Truth> other) {
        return new Filter(namespaces, text, unused, services, other);
    }
}
