package dev.weft.whatif;

import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowWindow;
import dev.weft.policy.WorkloadReachability;
import java.util.List;

/// What a draft does to flows that were really seen: those allowed now and denied then, those denied now and allowed
/// then. Busiest first.
public record FlowImpact(List<Hit> dropped, List<Hit> opened) {
    public static final FlowImpact NONE = new FlowImpact(List.of(), List.of());

    public record Hit(FlowKey key, FlowStats stats) {}

    public FlowImpact {
        dropped = List.copyOf(dropped);
        opened = List.copyOf(opened);
    }

    public static FlowImpact of(FlowWindow flows, WorkloadReachability before, WorkloadReachability after) {
        throw new UnsupportedOperationException("to be written" + flows + before + after);
    }
}
