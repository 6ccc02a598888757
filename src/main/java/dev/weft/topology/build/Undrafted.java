package dev.weft.topology.build;

import dev.weft.topology.Contributor;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.StateCounts;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The graph without a draft, and what it was made of: a draft is laid over it edge by edge.
///
/// Threads: confined to the analysis thread.
final class Undrafted {
    private final TopologyRequest request;
    private final Assembly open;
    private final Map<EdgeId, Gathered> dropped;
    private final List<Topology.Seen> seen;
    private @Nullable Drawn drawn;
    private @Nullable FoldLoad load;
    /// Of nodes that stand without a draft. Contributors name an end by one object, from draft to draft.
    private final IdentityHashMap<NodeId, Place> places = new IdentityHashMap<>();
    private final Map<NodeId, NodeId> folds = new HashMap<>();

    private Undrafted(
            TopologyRequest request, Assembly open, Map<EdgeId, Gathered> dropped, List<Topology.Seen> seen) {
        this.request = request;
        this.open = open;
        this.dropped = dropped;
        this.seen = seen;
    }

    /// What is folded, and the graph of it that is drawn.
    private record Drawn(Assembly folded, Topology topology) {
        /// What a fold counts inside and how open it is stays as it was drawn.
        Drawn with(List<TopologyNode> open) {
            var put = new ArrayList<TopologyNode>();
            for (var node : open) {
                folded.nodes().computeIfPresent(node.id(), (_, known) -> asDrawn(known, node));
                topology.node(node.id()).ifPresent(known -> put.add(asDrawn(known, node)));
            }
            return put.isEmpty() ? this : new Drawn(folded, topology.with(put, List.of(), topology.notes()));
        }

        private static TopologyNode asDrawn(TopologyNode drawn, TopologyNode now) {
            return now.id().isFold()
                    ? drawn.withFacts(drawn.facts()
                            .withMembers(now.facts().members(), now.facts().ready()))
                    : now;
        }
    }

    /// `parts` is what the contributors added.
    static Undrafted of(TopologyRequest request, Assembly parts) {
        var seen = parts.seen();
        var dropped = new HashMap<>(parts.edges());
        new Sieve(request, parts).beforeFolding();
        dropped.keySet().removeAll(parts.edges().keySet());
        return new Undrafted(request, parts, dropped, seen);
    }

    Topology topology() {
        return drawn().topology;
    }

    /// Made when it is first asked for: to measure a cluster nothing need be folded.
    private Drawn drawn() {
        var known = drawn;
        if (known == null) {
            var folded = Folding.of(request, open);
            var sifted = folded.copy();
            new Sieve(request, sifted).afterFolding();
            Thinning.thin(sifted);
            known = new Drawn(folded, sifted.topology(seen).grouped(request.folds().groups()));
            drawn = known;
        }
        return known;
    }

    /// Measured once.
    FoldLoad load() {
        var known = load;
        if (known == null) {
            known = FoldLoad.of(request, open);
            load = known;
        }
        return known;
    }

    /// The same cluster with other boxes in groups; the same object where they are the same.
    Undrafted grouped(TopologyRequest other) {
        if (other.folds().groups().equals(request.folds().groups())) {
            return this;
        }
        var made = new Undrafted(other.withoutDraft(), open, dropped, seen);
        made.load = load;
        return made;
    }

    TopologyRequest request() {
        return request;
    }

    /// The same but for what is there, with no word of traffic?
    @SuppressWarnings("ReferenceEquality") // as below
    boolean leadsTo(TopologyRequest other) {
        boolean silent = other.flows().flows().isEmpty() && seen.isEmpty();
        return (silent || other.flows() == request.flows())
                && other.filter().equals(request.filter())
                && other.boxes().equals(request.boxes())
                && other.folded().equals(request.folded());
    }

    /// The same graph, where some nodes say something else about themselves. Empty when they are counted together with
    /// others, or are not known. What was followed must not be used any more.
    Optional<Undrafted> followedBy(TopologyRequest later, List<Contributor.NodeChange> changes) {
        var put = new ArrayList<TopologyNode>();
        for (var change : changes) {
            var open = this.open.replace(change, later);
            if (open.isEmpty() || Folding.isCountedTogether(request, open.get())) {
                return Optional.empty();
            }
            if (Folding.end(request, open.get()).equals(open.get().id())) {
                put.add(open.get());
            }
        }
        var made = new Undrafted(
                new TopologyRequest(
                        later.reachability(), later.flows(), later.filter(), request.folds(), Optional.empty(),
                        later.boxes()),
                open, dropped, seen);
        made.load = load;
        made.drawn = Optional.ofNullable(drawn).map(known -> known.with(put)).orElse(null);
        return Optional.of(made);
    }

    /// Whatever stands in groups.
    @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same objects while nothing changed
    boolean serves(TopologyRequest other) {
        return other.reachability() == request.reachability()
                && other.flows() == request.flows()
                && other.filter().equals(request.filter())
                && other.boxes().equals(request.boxes())
                && other.folded().equals(request.folded());
    }

    /// What a draft adds, laid over. The filter must not ask for a text, a truth or a neighbourhood.
    Topology with(DraftParts draft) {
        var laid = new Laying(draft.others());
        draft.others().edges().forEach(laid::take);
        draft.pairs(laid);
        return laid.topology();
    }

    /// An edge as it stood, and how its pairs move from state to state. Of what is hidden in a fold only the pairs
    /// count.
    private record Laid(Gathered gathered, StateCounts moved, boolean hidden) {
        Laid(Gathered gathered) {
            this(gathered, new StateCounts(), false);
        }

        static Laid inside() {
            return new Laid(new Gathered(), new StateCounts(), true);
        }

        void take(Gathered more) {
            if (!hidden) {
                gathered.takeEvidence(more);
            }
        }

        Gathered settled() {
            gathered.move(moved);
            return gathered;
        }
    }

    /// Where an end is drawn: as itself, or as the fold that it is in.
    private record Place(NodeId end, boolean itself, boolean hides) {}

    private final class Laying implements DraftParts.PairVisitor {
        private final Assembly draft;
        private final Topology whole = Undrafted.this.topology();
        private final Map<EdgeId, Laid> edges = new HashMap<>();
        private final Map<NodeId, Laid> inside = new HashMap<>();
        /// Few different things are said of thousands of pairs.
        private final IdentityHashMap<Evidence.Drafted, Gathered> changes = new IdentityHashMap<>();

        private NodeId latestSource = NodeId.ofGroup("");
        private NodeId latestTarget = NodeId.ofGroup("");
        private @Nullable Laid latest;

        Laying(Assembly draft) {
            this.draft = draft;
        }

        @Override
        public void pair(NodeId source, NodeId target, Evidence.Drafted change) {
            take(new EdgeId(source, target), changes.computeIfAbsent(change, Gathered::of));
        }

        /// Moves the pair, or the pairs that the edge stands for, from the state that is drawn to the drafted one.
        void take(EdgeId id, Gathered drafted) {
            var drawn = open.edges().get(id);
            var before = drawn != null ? drawn : dropped.get(id);
            var laid = laid(id);
            if (drawn != null) {
                drawn.count(laid.moved(), -1);
            }
            if (before == null) {
                drafted.count(laid.moved(), 1);
                laid.take(drafted);
                return;
            }
            before.countDrafted(drafted, laid.moved());
            laid.take(drafted);
            if (drawn == null) {
                laid.take(before);
            }
        }

        /// What is drawn in place of an edge. They come in runs between the same two folds.
        @SuppressWarnings("ReferenceEquality") // a fold is one object
        private Laid laid(EdgeId id) {
            var source = place(id.source());
            var target = place(id.target());
            var known = latest;
            if (known != null && latestSource == source.end() && latestTarget == target.end()) {
                return known;
            }
            boolean hidden = source.end().equals(target.end())
                    && (source.hides() || !source.itself() || !target.itself());
            var made = hidden
                    ? inside.computeIfAbsent(source.end(), _ -> Laid.inside())
                    : edges.computeIfAbsent(new EdgeId(source.end(), target.end()), this::foldedBefore);
            latest = made;
            latestSource = source.end();
            latestTarget = target.end();
            return made;
        }

        private Laid foldedBefore(EdgeId id) {
            var known = drawn().folded.edges().get(id);
            return new Laid(known == null ? new Gathered() : known.copy());
        }

        private Place place(NodeId id) {
            var known = places.get(id);
            if (known != null) {
                return known;
            }
            var node = open.nodes().get(id);
            if (node == null) {
                return place(id, Optional.ofNullable(draft.nodes().get(id)));
            }
            var made = place(id, Optional.of(node));
            if (id.kind() == NodeId.Kind.WORKLOAD) {
                places.put(id, made);
            }
            return made;
        }

        private Place place(NodeId id, Optional<TopologyNode> node) {
            var drawn = node.map(known -> Folding.end(request, known)).orElse(id);
            var end = drawn.isFold() ? folds.computeIfAbsent(drawn, known -> known) : drawn;
            return new Place(end, end.equals(id), Folding.isHidden(request, end, end));
        }

        Topology topology() {
            var drawn = new ArrayList<TopologyEdge>();
            var ends = new LinkedHashSet<NodeId>();
            edges.forEach((id, laid) -> {
                if (isAskedFor(id)) {
                    drawn.add(laid.settled().edge(id));
                    ends.add(id.source());
                    ends.add(id.target());
                }
            });
            var notes = new ArrayList<>(whole.notes());
            draft.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
            notes.sort(null);
            return whole.with(nodes(ends), drawn, notes);
        }

        private boolean isAskedFor(EdgeId id) {
            return request.filter().namespaces().isEmpty() || isChosen(id.source()) || isChosen(id.target());
        }

        private boolean isChosen(NodeId id) {
            return node(id).filter(node -> Sieve.isChosen(request, node)).isPresent();
        }

        /// Ends that were not drawn, and folded namespaces that count otherwise now.
        private List<TopologyNode> nodes(Set<NodeId> ends) {
            var put = new ArrayList<TopologyNode>();
            for (var id : ends) {
                if (whole.node(id).isEmpty() && !inside.containsKey(id)) {
                    node(id).ifPresent(put::add);
                }
            }
            inside.forEach((id, laid) -> whole.node(id)
                    .or(() -> ends.contains(id) ? node(id) : Optional.empty())
                    .map(node -> node.withFacts(
                            node.facts().withInside(node.facts().inside().plus(laid.moved()))))
                    .ifPresent(put::add));
            return put;
        }

        private Optional<TopologyNode> node(NodeId id) {
            return Optional.ofNullable(drawn().folded.nodes().get(id))
                    .or(() -> Optional.ofNullable(draft.nodes().get(id)))
                    .or(() -> draft.nodes().values().stream()
                            .filter(node -> Folding.end(request, node).equals(id))
                            .findFirst()
                            .map(node -> Folding.asFold(request, id, node)));
        }
    }
}
