package dev.weft.view.draft;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.policy.Reachability;
import dev.weft.policy.Verdict;
import dev.weft.policy.fix.NearestFix;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import dev.weft.yaml.ManifestYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The exception that a line of the impact asks for: new policies that let just its packets through.
///
/// Cost: up to two evaluations for each packet; belongs beside the screen.
record Keeping(Function<ClusterSnapshot, Reachability> evaluation) {
    /// On the drafted reachability; empty when no new policy could do it for one of the packets: half an exception
    /// would look like a whole one.
    Optional<Step> step(Reachability drafted, Deed.Keep keep) {
        var reachability = drafted;
        var edits = new ArrayList<Edit>();
        for (var pair : keep.pairs()) {
            for (var packet : pair.packets()) {
                var why = reachability.explain(pair.source(), pair.destination(), packet);
                if (why.verdict() instanceof Verdict.Allowed) {
                    continue; // one of those before let it through
                }
                var fix = new NearestFix(evaluation).of(reachability, why);
                if (fix.isEmpty()) {
                    return Optional.empty();
                }
                fix.get().policies().forEach(policy -> edits.add(put(policy)));
                reachability =
                        evaluation.apply(reachability.snapshot().with(fix.get().policies(), List.of()));
            }
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of(new Step(keep.title(), edits));
    }

    static Edit put(Manifest policy) {
        return new Edit.PutPolicy(policy, ManifestYaml.write(policy));
    }
}
