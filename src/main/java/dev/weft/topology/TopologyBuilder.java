package dev.weft.topology;

import java.util.List;

/// Folds what the contributors add into one graph: gathered at the level of workloads, sifted by the filter, then
/// namespaces folded.
public final class TopologyBuilder {
    private final List<Contributor> contributors;

    public TopologyBuilder(List<Contributor> contributors) {
        this.contributors = List.copyOf(contributors);
    }

    public Topology build(TopologyRequest request) {
        var parts = new Assembly();
        contributors.forEach(contributor -> contributor.contribute(request, parts));
        var seen = parts.seen();
        new Sieve(request, parts).beforeFolding();
        var folded = Folding.of(request, parts);
        new Sieve(request, folded).afterFolding();
        return folded.topology(seen);
    }
}
