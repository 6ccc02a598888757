/// How reachability is computed. Fills the door [dev.weft.policy.ReachabilityEngine]; `policy` names nothing of it.
///
/// Comes in: a snapshot, its policies, a profile. Goes out: a [dev.weft.policy.Reachability]. On the way:
/// `Vocabulary` (what policies look at), `AddressAtoms` and `EndpointClasses` (ends that no policy tells apart),
/// `Selections` and `RuleTargets` (selectors as sets of classes), `Rows` and `Row` (what classes with the same policies
/// let through), `TierEvaluator` (the order of tiers), `Readings` (the ways one pair may be read), `Outcomes` (two
/// sides meeting). `Walk` and `HalfWalk` explain one packet without classes, straight from labels and addresses.
///
/// May use: `policy`, `cluster`, `net`. To add a tier: a row in [dev.weft.policy.Tier]; to add a way in which rules
/// combine: a case in `TierEvaluator` and its mirror in `HalfWalk`.
///
/// Threads: everything is made on the calling thread; the parts of rows for pods are made when first asked for, by any
/// thread, to the same result.
@NullMarked
package dev.weft.policy.engine;

import org.jspecify.annotations.NullMarked;
