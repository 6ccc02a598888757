package dev.weft.flow.link;

import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import java.util.Comparator;

/// An order for keys, so that the same sockets give the same list.
public final class ByText {
    private static final Comparator<FlowEnd> ENDS = Comparator.comparing(FlowEnd::text)
            .thenComparing(end -> end.getClass().getName()); // a pod of a namespace `node` is no node

    public static final Comparator<FlowKey> KEYS = Comparator.comparing(FlowKey::source, ENDS)
            .thenComparing(FlowKey::destination, ENDS)
            .thenComparing(FlowKey::traffic)
            .thenComparing(FlowKey::verdict)
            .thenComparing(FlowKey::by);

    private ByText() {}
}
