package dev.weft.topology.build;

import dev.weft.cluster.Labels;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.topology.Boxes;
import dev.weft.topology.Filter;
import dev.weft.topology.FoldState;
import dev.weft.topology.FoldWish;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.TopologyRequest.Folds;
import dev.weft.topology.group.Families;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A topology that can be read: namespaces are folded until at most [FoldState#MOST_NODES] nodes and
/// [FoldState#MOST_EDGES] edges are drawn; where folding them all is not enough, they stand together in groups. A draft
/// is measured as the cluster without it.
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

    /// Families of so many boxes, with these labels.
    private record Kinship(SortedMap<String, Labels> boxes, Families families) {}

    /// What was chosen last without a wish.
    private record Before(Set<String> automatic, GroupChoice.Chosen groups) {
        static final Before NONE = new Before(Set.of(), GroupChoice.Chosen.NONE);
    }

    private final TopologyBuilder topologies;
    private Filter filter = Filter.NONE;
    private String scope = "";
    private Before last = Before.NONE;
    private @Nullable Known known;
    private @Nullable Kinship kinship;

    public AutoFolding(TopologyBuilder topologies) {
        this.topologies = topologies;
    }

    /// `request` folds nothing yet. `lasting`: the cluster is known whole; while it is still being read, what was
    /// folded a moment ago says nothing, and the same cluster ends in the same folds however it came in.
    public Folded build(TopologyRequest request, FoldWish wish, boolean lasting) {
        var before = lasting && request.filter().equals(filter) && request.boxes().scope().equals(scope)
                ? last
                : Before.NONE;
        var guess = new HashSet<>(before.automatic());
        guess.removeAll(wish.opened());
        guess.addAll(wish.folded());
        var measured = topologies.load(folding(request, Folds.of(guess), Optional.empty()));
        var asked = new Asked(measured, wish.folded(), wish.opened(), request.filter());
        var state = state(asked, request, wish, before);
        filter = request.filter();
        scope = request.boxes().scope();
        var folded = new HashSet<>(state.automatic());
        folded.addAll(wish.folded());
        return new Folded(
                topologies.build(folding(request, new Folds(folded, state.groups()), request.difference())), state);
    }

    /// What is worked in is held where it is: it is not folded away when the cluster grows. By itself it changes
    /// nothing, so that a draft that moves on to another namespace draws nothing anew.
    private FoldState state(Asked asked, TopologyRequest request, FoldWish wish, Before before) {
        var drawn = known;
        if (drawn != null && drawn.asked().isSame(asked)) {
            return drawn.state();
        }
        var held = new HashSet<>(wish.held());
        held.removeAll(before.automatic());
        boolean filtered = !asked.filter().namespaces().isEmpty();
        var alone = FoldChoice.of(asked.load(), wish.holding(held), before.automatic(), filtered);
        var chosen = groups(asked.load(), request, alone, wish, before.groups());
        var made = alone.with(chosen.groups());
        last = new Before(made.automatic(), chosen);
        known = new Known(asked, made);
        return made;
    }

    /// Few boxes are never too many, whatever is between them.
    private GroupChoice.Chosen groups(
            FoldLoad load, TopologyRequest request, FoldState alone, FoldWish wish, GroupChoice.Chosen before) {
        return load.places().size() < GroupChoice.FEWEST
                ? GroupChoice.Chosen.NONE
                : GroupChoice.of(load, families(load, request), alone, wish, before);
    }

    private Families families(FoldLoad load, TopologyRequest request) {
        var namespaces = request.reachability().reachability().snapshot().namespaces();
        var boxes = new TreeMap<String, Labels>();
        for (var place : load.places()) {
            var name = place.namespace();
            if (!name.isEmpty() && !Boxes.isOutside(name)) {
                var namespace = Boxes.isNamespace(name) ? namespaces.get(name) : null;
                boxes.put(name, namespace == null ? Labels.NONE : namespace.labels());
            }
        }
        var same = kinship;
        if (same != null && same.boxes().equals(boxes)) {
            return same.families();
        }
        var made = Families.of(boxes);
        kinship = new Kinship(boxes, made);
        return made;
    }

    private static TopologyRequest folding(
            TopologyRequest request, Folds folds, Optional<ReachabilityDiff> difference) {
        return (difference.isEmpty() ? request.withoutDraft() : request).folding(folds);
    }
}
