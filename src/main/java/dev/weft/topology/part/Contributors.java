package dev.weft.topology.part;

import dev.weft.topology.Contributor;
import java.util.List;

/// Every contributor, in one place.
public final class Contributors {
    private Contributors() {}

    public static List<Contributor> all() {
        return List.of(
                new Workloads(),
                new NamespaceGroups(),
                new ServiceEdges(),
                new IngressEdges(),
                new PolicyEdges(),
                new ExternalPeers(),
                new FlowEdges(),
                new TruthPairs(),
                new DraftEdges());
    }
}
