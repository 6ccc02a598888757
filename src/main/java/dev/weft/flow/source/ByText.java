package dev.weft.flow.source;

import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import java.util.Comparator;

/// An order for keys, so that the same sockets give the same list.
final class ByText {
    private static final Comparator<FlowEnd> ENDS = Comparator.comparing(FlowEnd::text)
            .thenComparing(end -> end.getClass().getName()); // a pod of a namespace `node` is no node

    static final Comparator<FlowKey> KEYS = Comparator.comparing(FlowKey::source, ENDS)
            .thenComparing(FlowKey::destination, ENDS)
            .thenComparing(FlowKey::traffic)
            .thenComparing(FlowKey::verdict)
            .thenComparing(FlowKey::by);

    private ByText() {}
}
