/// Floor 4: gestures as steps of a draft. What may be proposed for "allow", "deny", "isolate" and "least privilege",
/// each evaluated before it is shown.
///
/// Comes in: a [Ground] (the cluster as the draft has it, the flows, a way to evaluate another snapshot, the text of
/// each policy) and who is meant ([Anchor]). Goes out: choices ([AllowChoices], [DenyChoices], a [Plan] of ticked
/// lines), the [dev.weft.whatif.Step] that carries one out, and its [Effects]. Nothing here draws, and nothing touches
/// a cluster.
///
/// The craft: NetworkPolicy v1 unless a choice says otherwise; labels that last; namespaces by their own name; ports of
/// pods, never of Services; both sides where both block; names of Services can be asked for wherever egress is
/// isolated; no pod is isolated by a policy that is meant to allow. What cannot be kept or reached is said.
///
/// May use: `whatif`, `policy`, `flow`, `cluster`, `net`, `yaml`. To add a way to deny: a method in `DenyWays`. To add
/// a plan: a method in [Plans].
///
/// Threads: pure; may be called from any thread that may call the ground's functions.
@NullMarked
package dev.weft.whatif.proposal;

import org.jspecify.annotations.NullMarked;
