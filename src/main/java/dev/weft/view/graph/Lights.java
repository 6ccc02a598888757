package dev.weft.view.graph;

import dev.weft.cluster.ObjectRef;
import dev.weft.picture.Pick;
import dev.weft.picture.ViewState;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What stands out because something beside the picture means it: `lit` what a rule in the editor or a policy selects,
/// `policy` the one that was chosen, `marked` and `edges` what a search finds or a way leads over.
record Lights(Set<NodeId> lit, Optional<ObjectRef> policy, Set<NodeId> marked, Set<EdgeId> edges) {
    static final Lights NONE = new Lights(Set.of(), Optional.empty(), Set.of(), Set.of());

    Lights {
        lit = Set.copyOf(lit);
        marked = Set.copyOf(marked);
        edges = Set.copyOf(edges);
    }

    Lights light(Set<NodeId> nodes, Optional<ObjectRef> chosen) {
        return new Lights(nodes, chosen, marked, edges);
    }

    Lights mark(Set<NodeId> nodes, Set<EdgeId> lines) {
        return new Lights(lit, policy, nodes, lines);
    }

    ViewState.Focus focus(Optional<Pick> selection, Optional<Pick> hover) {
        var all = new HashSet<>(lit);
        all.addAll(marked);
        return new ViewState.Focus(selection, hover, all, edges, policy);
    }
}
