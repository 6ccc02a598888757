package dev.weft.topology.part;

import dev.weft.topology.Contributor;
import java.util.List;

/// Every contributor, in one place.
public final class Contributors {
    private Contributors() {}

    public static List<Contributor> all() {
        return all(PairBudget.MOST);
    }

    /// More than `most` permissions between workloads are not drawn one by one.
    static List<Contributor> all(int most) {
        var survey = new Survey();
        return List.of(
                new Workloads(survey),
                new NamespaceGroups(),
                new ServiceEdges(),
                new IngressEdges(),
                new PolicyEdges(survey, most),
                new ExternalPeers(survey),
                new FlowEdges(survey),
                new TruthPairs(survey),
                new DraftEdges(survey));
    }
}
