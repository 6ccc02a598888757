package dev.weft.view.apply;

import dev.weft.apply.ApplyPlan;
import dev.weft.apply.ApplyRun;
import dev.weft.apply.ApplyState;
import dev.weft.cluster.ObjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where a run of the apply window stands, as data: what [ApplyModel] is made of.
public record RunView(
        ApplyRun.Kind kind,
        String context,
        ApplyState state,
        Optional<ApplyPlan> plan,
        Choice choice,
        Watched watched) {
    /// What the user chose. `stageable` says that the cluster stages policies and all wishes can be staged; `left` are
    /// edits of the draft that are not written.
    public record Choice(
            Set<ObjectRef> takenOver, boolean stageable, boolean staged, String typed, List<String> left) {
        static final Choice NONE = new Choice(Set.of(), false, false, "", List.of());

        public Choice {
            takenOver = Set.copyOf(takenOver);
            left = List.copyOf(left);
        }

        Choice withTyped(String text) {
            return new Choice(takenOver, stageable, staged, text, left);
        }

        Choice withStageable(boolean can) {
            return new Choice(takenOver, can, staged && can, typed, left);
        }
    }

    /// The look at drops after the writing, as of `now`; `failure` is one line when something kept the run from its
    /// end.
    public record Watched(Optional<DropWatch> watch, DropWatch.Seen seen, Instant now, String failure) {
        static final Watched NOTHING =
                new Watched(Optional.empty(), DropWatch.Seen.NOTHING, Instant.EPOCH, "");
    }

    RunView with(ApplyState other) {
        return new RunView(kind, context, other, plan, choice, watched);
    }

    RunView with(ApplyPlan known) {
        return new RunView(kind, context, state, Optional.of(known), choice, watched);
    }

    RunView with(Choice other) {
        return new RunView(kind, context, state, plan, other, watched);
    }

    RunView with(Watched other) {
        return new RunView(kind, context, state, plan, choice, other);
    }
}
