package dev.weft.view.draft;

import dev.weft.session.ViewRequest;
import dev.weft.session.WhatIf;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import dev.weft.whatif.Step;

/// The strip above the picture while something is drafted: which side of the change is drawn, and the worst of it.
record SideModel(boolean drafting, WhatIf.Side side, String title, String headline, Tone tone) {
    static SideModel of(ViewRequest wish, ImpactModel impact) {
        var draft = wish.draft();
        var drafts = wish.whatIf().drafts();
        long counted = draft.done().stream().filter(Step::on).count();
        var name = drafts.branches().size() == 1 ? "Draft" : "Draft " + drafts.name();
        return new SideModel(
                !draft.isEmpty(),
                wish.whatIf().side(),
                name + ", " + Wording.count(counted, "step"),
                impact.headline(),
                impact.tone());
    }
}
