/// What is drafted, and what it would do: impact, steps, branches, pinned verdicts, conflicts.
///
/// Comes in: a frame with its [dev.weft.session.Review], and what the user wishes. Goes out: a
/// [dev.weft.session.WhatIf], as steps of a draft, a chosen branch or side, a pin. Nothing here touches a cluster.
///
/// Models are records made by pure functions ([ImpactModel], [StepsModel], [BranchesModel], [PinsModel], [SideModel]),
/// panes show them; what can be done about a line is a [Deed]. [DraftDesk] turns deeds into wishes, [Keeping] works out
/// the exception that a line asks for, beside the screen. The text of a policy is the business of `view.editor`.
///
/// May use: `view.editor`, `view.panel`, `session` and the values below, JavaFX. To add a line to the impact: a
/// method in
/// [ImpactModel]; something to do about it: a record in [Deed], and its case in [DraftDesk].
@NullMarked
package dev.weft.view.draft;

import org.jspecify.annotations.NullMarked;
