package dev.weft.topology.build;

import dev.weft.topology.Filter;
import dev.weft.topology.FoldState;
import dev.weft.topology.FoldWish;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyRequest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// A topology that can be read: namespaces are folded until at most [FoldState#MOST_NODES] nodes and
/// [FoldState#MOST_EDGES] edges are drawn, or nothing is left to fold. A draft is measured as the cluster without it.
///
/// Remembers what it folded, so that a cluster that changes does not fold and unfold by turns.
/// Threads: confined to the analysis thread.
public final class AutoFolding {
    /// The graph and what is folded in it.
    public record Folded(Topology topology, FoldState state) {}

    private final TopologyBuilder topologies;
    private Filter filter = Filter.NONE;
    private Set<String> automatic = Set.of();

    public AutoFolding(TopologyBuilder topologies) {
        this.topologies = topologies;
    }

    /// `request` folds nothing yet. `lasting`: the cluster is known whole; while it is still being read, what was
    /// folded a moment ago says nothing, and the same cluster ends in the same folds however it came in.
    public Folded build(TopologyRequest request, FoldWish wish, boolean lasting) {
        var before = lasting && request.filter().equals(filter) ? automatic : Set.<String>of();
        var guess = new HashSet<>(before);
        guess.removeAll(wish.opened());
        guess.addAll(wish.folded());
        var measured = topologies.load(folding(request, guess, Optional.empty()));
        var state = FoldChoice.of(
                measured, wish, before, !request.filter().namespaces().isEmpty());
        automatic = state.automatic();
        filter = request.filter();
        var folded = new HashSet<>(state.automatic());
        folded.addAll(wish.folded());
        return new Folded(
                topologies.build(folding(request, folded, request.difference())), state);
    }

    private static TopologyRequest folding(
            TopologyRequest request, Set<String> folded, Optional<dev.weft.policy.ReachabilityDiff> difference) {
        return new TopologyRequest(request.reachability(), request.flows(), request.filter(), folded, difference);
    }
}
