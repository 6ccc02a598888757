package dev.weft.session;

import dev.weft.flow.FlowFilter;

/// Which flows the table shows, and in which order.
public record TableWish(FlowFilter filter, Column by, boolean descending) {
    /// The newest first, everything.
    public static final TableWish DEFAULT = new TableWish(FlowFilter.ALL, Column.LAST, true);

    public enum Column {
        LAST,
        FROM,
        TO,
        PORT,
        VERDICT,
        POLICY,
        BY,
        RATE,
        CONNECTIONS,
        BYTES,
        POLICIES,
        REQUEST
    }

    public TableWish withFilter(FlowFilter other) {
        return new TableWish(other, by, descending);
    }

    public TableWish sorted(Column column, boolean down) {
        return new TableWish(filter, column, down);
    }
}
