package dev.weft.session;

import java.util.Optional;

/// Which panels are open that cost analysis: nobody counts what nobody looks at.
public record PanelWish(boolean truth, Optional<TableWish> table) {
    public static final PanelWish NONE = new PanelWish(false, Optional.empty());

    public PanelWish withTruth(boolean open) {
        return new PanelWish(open, table);
    }

    public PanelWish withTable(Optional<TableWish> other) {
        return new PanelWish(truth, other);
    }
}
