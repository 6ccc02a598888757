package dev.weft.topology.build;

import dev.weft.topology.Contributor;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Folds what the contributors add into one graph: gathered at the level of workloads, sifted by the filter, then
/// namespaces folded. What stands without any draft is remembered, so that another draft costs what it changes.
///
/// Threads: confined to the analysis thread.
public final class TopologyBuilder {
    private final List<Contributor> contributors;
    private final List<Contributor> drafting;
    private @Nullable Undrafted last;

    public TopologyBuilder(List<Contributor> contributors) {
        this.contributors = contributors.stream().filter(one -> !one.ofDraft()).toList();
        this.drafting = contributors.stream().filter(Contributor::ofDraft).toList();
    }

    public Topology build(TopologyRequest request) {
        if (request.difference().isPresent() && sifts(request)) {
            return whole(request).topology();
        }
        var live = undrafted(request).grouped(request);
        last = live;
        if (request.difference().isEmpty()) {
            return live.topology();
        }
        var draft = new DraftParts();
        drafting.forEach(contributor -> contributor.contribute(request, draft));
        draft.box(request);
        return live.with(draft);
    }

    /// What each namespace would bring, without any draft.
    FoldLoad load(TopologyRequest request) {
        return undrafted(request).load();
    }

    /// A text, or a truth, is asked of each edge with all that speaks for it, the draft included; what is near is so by
    /// the draft's edges too.
    private static boolean sifts(TopologyRequest request) {
        var filter = request.filter();
        return filter.truth().isPresent() || filter.near().isPresent() || !filter.text().isBlank();
    }

    private Undrafted undrafted(TopologyRequest request) {
        var known = last;
        if (known != null && known.serves(request)) {
            return known;
        }
        last = null; // what is followed is no longer what it was
        var made = Optional.ofNullable(known)
                .flatMap(before -> followed(before, request.withoutDraft()))
                .orElseGet(() -> whole(request.withoutDraft()));
        last = made;
        return made;
    }

    /// Where pods came, went or became ready, and policies treat nobody otherwise, some nodes say something else and
    /// all the rest stands.
    private Optional<Undrafted> followed(Undrafted before, TopologyRequest request) {
        if (!before.leadsTo(request) || sifts(request)) {
            return Optional.empty();
        }
        var changes = new ArrayList<Contributor.NodeChange>();
        for (var contributor : contributors) {
            var change = contributor.since(before.request(), request);
            if (change.isEmpty()) {
                return Optional.empty();
            }
            changes.addAll(change.get());
        }
        return before.followedBy(request, changes);
    }

    private Undrafted whole(TopologyRequest request) {
        var parts = new Assembly();
        var remembered = new Accounts(parts);
        contributors.forEach(contributor -> contributor.contribute(request, remembered));
        drafting.forEach(contributor -> contributor.contribute(request, parts));
        request.boxes().notes().forEach(parts::note);
        parts.box(request);
        return Undrafted.of(request, parts);
    }

    /// Nodes are remembered as each contributor describes them.
    private record Accounts(Assembly parts) implements TopologyParts {
        @Override
        public void node(TopologyNode node) {
            parts.account(node);
        }

        @Override
        public void edge(EdgeId id, Evidence evidence) {
            parts.edge(id, evidence);
        }

        @Override
        public void merged(EdgeId id, Evidence evidence, int pairs) {
            parts.merged(id, evidence, pairs);
        }

        @Override
        public void note(String sentence) {
            parts.note(sentence);
        }
    }
}
