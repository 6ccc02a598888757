/// Reachability over classes of ends. Fills the door [dev.weft.policy.ReachabilityEngine]; `policy` names nothing of
/// it.
///
/// Comes in: a snapshot, its policies, a profile. Goes out: a [dev.weft.policy.Reachability], made of the rooms beside:
/// `policy.classes` (who there is), `policy.row` (what each class lets through), `policy.why` (one packet explained).
/// Here: the look-up, the outside sets of a list, what differs by address family, and what changed since the evaluation
/// before.
///
/// May use: `policy.why`, `policy.row`, `policy.classes`, `policy`, `cluster`, `net`.
@NullMarked
package dev.weft.policy.engine;

import org.jspecify.annotations.NullMarked;
