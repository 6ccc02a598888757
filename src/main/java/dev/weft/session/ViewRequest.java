package dev.weft.session;

import dev.weft.topology.Filter;
import dev.weft.whatif.Draft;
import java.util.Set;

/// Everything the user wishes that needs analysis. `folded` are namespaces drawn as one node.
public record ViewRequest(Filter filter, Set<String> folded, WhatIf whatIf, FlowWish flows, PanelWish panels) {
    public static final ViewRequest DEFAULT =
            new ViewRequest(Filter.NONE, Set.of(), WhatIf.NONE, FlowWish.NONE, PanelWish.NONE);

    public ViewRequest {
        folded = Set.copyOf(folded);
    }

    /// The draft that is worked on; empty when nothing is drafted.
    public Draft draft() {
        return whatIf.drafts().draft();
    }

    public ViewRequest withFilter(Filter other) {
        return new ViewRequest(other, folded, whatIf, flows, panels);
    }

    public ViewRequest withFolded(Set<String> other) {
        return new ViewRequest(filter, other, whatIf, flows, panels);
    }

    public ViewRequest withDraft(Draft other) {
        return withWhatIf(whatIf.with(whatIf.drafts().with(other)));
    }

    public ViewRequest withWhatIf(WhatIf other) {
        return new ViewRequest(filter, folded, other, flows, panels);
    }

    public ViewRequest withFlows(FlowWish other) {
        return new ViewRequest(filter, folded, whatIf, other, panels);
    }

    public ViewRequest withPanels(PanelWish other) {
        return new ViewRequest(filter, folded, whatIf, flows, other);
    }
}
