/// What each class lets through: rules as sets of classes, rows of outcomes, the order of tiers.
///
/// Comes in: the classes of [dev.weft.policy.classes], the compiled policies. Goes out: `Ground` with its `Rows`,
/// where a
/// pair of classes is a look-up. On the way: `Targets` (whom a rule names), `Sums` (rows of rules that only add up),
/// `Folds` (all other rows) with `TierEvaluator` (the order of tiers), `Outcomes` (two sides meeting), `Hidden` (what
/// stands in for policies that nobody could read).
///
/// May use: `policy.classes`, `policy`, `cluster`, `net`. To add a tier: a row in [dev.weft.policy.Tier]; to add a
/// way in which rules combine: a case in `TierEvaluator` and its mirror in `policy.why.HalfWalk`.
///
/// Threads: rows are made on all cores and joined; afterwards asked from any thread.
@NullMarked
package dev.weft.policy.row;

import org.jspecify.annotations.NullMarked;
