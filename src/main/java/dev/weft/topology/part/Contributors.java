package dev.weft.topology.part;

import dev.weft.topology.Contributor;
import java.util.List;

/// Every contributor, in one place.
public final class Contributors {
    private Contributors() {}

    public static List<Contributor> all() {
        var survey = new Survey();
        return List.of(
                new Workloads(survey),
                new NamespaceGroups(),
                new ServiceEdges(),
                new IngressEdges(),
                new PolicyEdges(survey),
                new ExternalPeers(survey),
                new FlowEdges(survey),
                new TruthPairs(survey),
                new DraftEdges(survey));
    }
}
