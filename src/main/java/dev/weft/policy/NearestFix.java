package dev.weft.policy;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The smallest additional NetworkPolicies that would let a denied packet through.
public final class NearestFix {
    /// `policies` are new ones, one for each side that blocks; `summary` is one sentence that also says which other
    /// pairs they would open.
    public record Fix(String summary, List<Manifest> policies) {
        public Fix {
            policies = List.copyOf(policies);
        }
    }

    private final Function<ClusterSnapshot, Reachability> evaluation;

    /// `evaluation` compiles and evaluates a snapshot, as the reachability that explained the packet was made.
    public NearestFix(Function<ClusterSnapshot, Reachability> evaluation) {
        this.evaluation = evaluation;
    }

    /// Empty when the packet is not denied, or no NetworkPolicy could let it through.
    public Optional<Fix> of(Reachability reachability, Explanation denied) {
        throw new UnsupportedOperationException("to be written" + evaluation + reachability + denied);
    }
}
