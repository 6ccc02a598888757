package dev.weft.policy;

import dev.weft.cluster.ClusterSnapshot;
import java.util.List;

/// Manifests of any kind to policies; remembers by identity what it compiled before.
///
/// Threads: confined to the analysis thread.
public final class PolicyCompiler {
    private final List<PolicyKind> kinds;

    public PolicyCompiler(List<PolicyKind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    public PolicySet compile(ClusterSnapshot snapshot) {
        throw new UnsupportedOperationException("to be written: " + kinds + snapshot);
    }
}
