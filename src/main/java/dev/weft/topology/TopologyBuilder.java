package dev.weft.topology;

import java.util.List;

/// Folds what the contributors add into one graph.
public final class TopologyBuilder {
    private final List<Contributor> contributors;

    public TopologyBuilder(List<Contributor> contributors) {
        this.contributors = List.copyOf(contributors);
    }

    public Topology build(TopologyRequest request) {
        throw new UnsupportedOperationException("to be written" + contributors + request);
    }
}
