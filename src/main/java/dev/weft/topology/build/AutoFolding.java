package dev.weft.topology.build;

import dev.weft.topology.Filter;
import dev.weft.topology.FoldState;
import dev.weft.topology.FoldWish;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyRequest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A topology that can be read: namespaces are folded until at most [FoldState#MOST_NODES] nodes and
/// [FoldState#MOST_EDGES] edges are drawn, or nothing is left to fold. A draft is measured as the cluster without it.
///
/// Remembers what it folded, so that a cluster that changes does not fold and unfold by turns.
/// Threads: confined to the analysis thread.
public final class AutoFolding {
    /// The graph and what is folded in it.
    public record Folded(Topology topology, FoldState state) {}

    /// What a choice of folds rests on, but for what is held.
    private record Asked(FoldLoad load, Set<String> folded, Set<String> opened, Filter filter) {
        @SuppressWarnings("ReferenceEquality") // the builder measures a cluster once
        boolean isSame(Asked other) {
            return load == other.load
                    && folded.equals(other.folded)
                    && opened.equals(other.opened)
                    && filter.equals(other.filter);
        }
    }

    private record Known(Asked asked, FoldState state) {}

    private final TopologyBuilder topologies;
    private Filter filter = Filter.NONE;
    private String scope = "";
    private Set<String> automatic = Set.of();
    private @Nullable Known known;

    public AutoFolding(TopologyBuilder topologies) {
        this.topologies = topologies;
    }

    /// `request` folds nothing yet. `lasting`: the cluster is known whole; while it is still being read, what was
    /// folded a moment ago says nothing, and the same cluster ends in the same folds however it came in.
    public Folded build(TopologyRequest request, FoldWish wish, boolean lasting) {
        var before = lasting && request.filter().equals(filter) && request.boxes().scope().equals(scope)
                ? automatic
                : Set.<String>of();
        var guess = new HashSet<>(before);
        guess.removeAll(wish.opened());
        guess.addAll(wish.folded());
        var measured = topologies.load(folding(request, guess, Optional.empty()));
        var state = state(new Asked(measured, wish.folded(), wish.opened(), request.filter()), wish, before);
        automatic = state.automatic();
        filter = request.filter();
        scope = request.boxes().scope();
        var folded = new HashSet<>(state.automatic());
        folded.addAll(wish.folded());
        return new Folded(
                topologies.build(folding(request, folded, request.difference())), state);
    }

    /// What is worked in is held where it is: it is not folded away when the cluster grows. By itself it changes
    /// nothing, so that a draft that moves on to another namespace draws nothing anew.
    private FoldState state(Asked asked, FoldWish wish, Set<String> before) {
        var last = known;
        if (last != null && last.asked().isSame(asked)) {
            return last.state();
        }
        var held = new HashSet<>(wish.held());
        held.removeAll(before);
        var made = FoldChoice.of(
                asked.load(), wish.holding(held), before, !asked.filter().namespaces().isEmpty());
        known = new Known(asked, made);
        return made;
    }

    private static TopologyRequest folding(
            TopologyRequest request, Set<String> folded, Optional<dev.weft.policy.ReachabilityDiff> difference) {
        return (difference.isEmpty() ? request.withoutDraft() : request).folding(folded);
    }
}
