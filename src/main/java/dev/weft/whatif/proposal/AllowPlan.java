package dev.weft.whatif.proposal;

import dev.weft.whatif.Step;

/// The step that allows what was answered.
public final class AllowPlan {
    private AllowPlan() {}

    /// Policies are written only where a side blocks, so an answer that is allowed already is an
    /// [IllegalArgumentException]: see [AllowChoices#possible].
    public static Step step(Ground ground, AllowChoices choices, AllowAnswer answer) {
        throw new UnsupportedOperationException();
    }
}
