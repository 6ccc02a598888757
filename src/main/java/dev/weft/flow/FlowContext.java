package dev.weft.flow;

import dev.weft.cluster.ClusterSnapshot;

/// What a source may ask while it runs.
///
/// Threads: from any.
public interface FlowContext {
    /// The newest one.
    ClusterSnapshot cluster();

    /// What is looked at now.
    default FlowQuery query() {
        return FlowQuery.DEFAULT;
    }
}
