package dev.weft.policy.fix;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.policy.Explanation;
import dev.weft.policy.Reachability;
import dev.weft.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The smallest additional policies that would let a denied packet through: one for each side that blocks, which allows
/// just the labels of the one pod, those of the other, and the port. Nothing is offered that was not evaluated.
public final class NearestFix {
    /// `policies` are new ones, one for each side that blocks; `summary` is one sentence that also says which other
    /// pairs they would open and whom they would newly isolate.
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

    /// Empty when the packet is not denied, or no new policy could let it through.
    ///
    /// Cost: one evaluation, and a look-up for each pair that the new policies speak about.
    public Optional<Fix> of(Reachability reachability, Explanation denied) {
        if (!(denied.verdict() instanceof Verdict.Denied)) {
            return Optional.empty();
        }
        var policies = new ArrayList<Manifest>();
        for (var half : List.of(denied.egress(), denied.ingress())) {
            if (half.verdict() instanceof Verdict.Denied(var by)) {
                var admin = AdminPatch.decider(reachability, by);
                var policy = admin.isPresent()
                        ? AdminPatch.of(reachability, denied, half.direction(), admin.get())
                        : NetworkPolicyPatch.of(reachability.snapshot(), denied, half.direction());
                if (policy.isEmpty()) {
                    return Optional.empty();
                }
                policies.add(policy.get());
            }
        }
        var after = evaluation.apply(reachability.snapshot().with(policies, List.of()));
        boolean passes = after.cell(denied.source(), denied.destination())
                .allowed()
                .contains(denied.traffic());
        return passes
                ? Optional.of(new Fix(new FixEffects(reachability, after, denied).summary(policies), policies))
                : Optional.empty();
    }
}
