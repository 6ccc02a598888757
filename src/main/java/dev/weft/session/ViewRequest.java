package dev.weft.session;

import dev.weft.topology.Filter;
import dev.weft.topology.FoldWish;
import dev.weft.whatif.Draft;
import java.util.Set;

/// Everything the user wishes that needs analysis.
public record ViewRequest(
        Filter filter, Arrangement arrangement, WhatIf whatIf, FlowWish flows, PanelWish panels) {
    public static final ViewRequest DEFAULT =
            new ViewRequest(Filter.NONE, Arrangement.NONE, WhatIf.NONE, FlowWish.NONE, PanelWish.NONE);

    /// The draft that is worked on; empty when nothing is drafted.
    public Draft draft() {
        return whatIf.drafts().draft();
    }

    public ViewRequest withFilter(Filter other) {
        return new ViewRequest(other, arrangement, whatIf, flows, panels);
    }

    /// Namespaces that the user wishes drawn as one node.
    public Set<String> folded() {
        return arrangement.folds().folded();
    }

    /// Exactly these, and what was opened by hand is forgotten.
    public ViewRequest withFolded(Set<String> other) {
        return with(FoldWish.folding(other));
    }

    public ViewRequest with(FoldWish other) {
        return with(arrangement.with(other));
    }

    public ViewRequest with(Arrangement other) {
        return new ViewRequest(filter, other, whatIf, flows, panels);
    }

    public ViewRequest withDraft(Draft other) {
        return withWhatIf(whatIf.with(whatIf.drafts().with(other)));
    }

    public ViewRequest withWhatIf(WhatIf other) {
        return new ViewRequest(filter, arrangement, other, flows, panels);
    }

    public ViewRequest withFlows(FlowWish other) {
        return new ViewRequest(filter, arrangement, whatIf, other, panels);
    }

    public ViewRequest withPanels(PanelWish other) {
        return new ViewRequest(filter, arrangement, whatIf, flows, other);
    }
}
