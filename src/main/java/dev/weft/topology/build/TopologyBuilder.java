package dev.weft.topology.build;

import dev.weft.topology.Contributor;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyRequest;
import java.util.List;
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
        var made = whole(request.withoutDraft());
        last = made;
        return made;
    }

    private Undrafted whole(TopologyRequest request) {
        var parts = new Assembly();
        contributors.forEach(contributor -> contributor.contribute(request, parts));
        drafting.forEach(contributor -> contributor.contribute(request, parts));
        request.boxes().notes().forEach(parts::note);
        parts.box(request);
        return Undrafted.of(request, parts);
    }
}
