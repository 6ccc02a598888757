package dev.weft.session;

import dev.weft.topology.Filter;
import dev.weft.whatif.Draft;
import java.util.Set;

/// Everything the user wishes that needs analysis. `folded` are namespaces drawn as one node; `draft` is empty when
/// nothing is drafted.
public record ViewRequest(Filter filter, Set<String> folded, Draft draft, FlowWish flows, PanelWish panels) {
    public static final ViewRequest DEFAULT =
            new ViewRequest(Filter.NONE, Set.of(), Draft.EMPTY, FlowWish.NONE, PanelWish.NONE);

    public ViewRequest {
        folded = Set.copyOf(folded);
    }

    public ViewRequest withFilter(Filter other) {
        return new ViewRequest(other, folded, draft, flows, panels);
    }

    public ViewRequest withFolded(Set<String> other) {
        return new ViewRequest(filter, other, draft, flows, panels);
    }

    public ViewRequest withDraft(Draft other) {
        return new ViewRequest(filter, folded, other, flows, panels);
    }

    public ViewRequest withFlows(FlowWish other) {
        return new ViewRequest(filter, folded, draft, other, panels);
    }

    public ViewRequest withPanels(PanelWish other) {
        return new ViewRequest(filter, folded, draft, flows, other);
    }
}
