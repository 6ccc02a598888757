package dev.weft.topology;

import java.util.Set;

/// What to leave out. `namespaces` empty means all of them; `text` is matched against names and labels, any case,
/// empty for all; a node that matches keeps its direct neighbours.
public record Filter(Set<String> namespaces, String text, boolean unused, boolean services) {
    /// Everything, unused permissions and services included.
    public static final Filter NONE = new Filter(Set.of(), "", true, true);

    public Filter {
        namespaces = Set.copyOf(namespaces);
    }

    /// Is the namespace one of those to look at?
    public boolean chooses(String namespace) {
        return namespaces.isEmpty() || namespaces.contains(namespace);
    }
}
