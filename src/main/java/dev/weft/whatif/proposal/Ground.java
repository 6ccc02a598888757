package dev.weft.whatif.proposal;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowWindow;
import dev.weft.policy.Reachability;
import dev.weft.policy.WorkloadReachability;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Step;
import dev.weft.yaml.ManifestYaml;
import java.util.Optional;
import java.util.function.Function;

/// What proposals are made on: the cluster as the draft has it now, the flows, how to evaluate another snapshot of it,
/// and the text of a policy where the user has one (the drafted text, or that of the file).
public record Ground(
        WorkloadReachability now,
        FlowWindow flows,
        Function<ClusterSnapshot, WorkloadReachability> trial,
        Function<ObjectRef, Optional<String>> text) {
    public Reachability reachability() {
        return now.reachability();
    }

    public ClusterSnapshot snapshot() {
        return now.reachability().snapshot();
    }

    /// The user's text, else the manifest written out; empty where there is no such policy.
    Optional<String> textOf(ObjectRef policy) {
        return text.apply(policy).or(() -> snapshot().manifest(policy).map(ManifestYaml::write));
    }

    /// The cluster as it would be after the step.
    WorkloadReachability after(Step step) {
        return trial.apply(Draft.EMPTY.with(step, snapshot()).applyTo(snapshot()));
    }
}
