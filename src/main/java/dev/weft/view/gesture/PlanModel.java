package dev.weft.view.gesture;

import dev.weft.whatif.Step;
import dev.weft.whatif.proposal.Effects;
import dev.weft.whatif.proposal.Ground;
import dev.weft.whatif.proposal.Plan;
import dev.weft.whatif.proposal.Strictness;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A plan with the lines that are ticked, the step that comes of them, and what that would do. `strictness` is there
/// for
/// a plan that has a slider.
record PlanModel(
        Plan plan, Optional<Strictness> strictness, Set<String> ticked, Optional<Step> step, EffectLines effects) {
    PlanModel {
        ticked = Set.copyOf(ticked);
    }

    /// As it is proposed. Never on the FX thread: it evaluates.
    static PlanModel first(Ground ground, Plan plan, Optional<Strictness> strictness) {
        return of(
                ground,
                plan,
                strictness,
                plan.lines().stream().filter(Plan.Line::ticked).map(Plan.Line::id).collect(Collectors.toSet()));
    }

    /// Never on the FX thread: it evaluates.
    static PlanModel of(Ground ground, Plan plan, Optional<Strictness> strictness, Set<String> ticked) {
        var step = plan.step(ticked);
        var effects = step.map(known -> EffectLines.of(Effects.of(ground, known, (_, _) -> true), ground.snapshot()));
        return new PlanModel(plan, strictness, ticked, step, effects.orElse(EffectLines.NONE));
    }
}
