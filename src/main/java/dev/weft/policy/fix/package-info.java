/// The nearest fix: the smallest change that would let a denied packet through.
///
/// Comes in: a reachability, the explanation of a denied packet, and a way to evaluate another snapshot. Goes out: a
/// [NearestFix.Fix], new policies that were evaluated before they are offered, with a sentence on what else they do.
/// May use: `policy`, `cluster`, `net`, the JDK.
///
/// A side that isolates, or that a Baseline rule denies, is opened by a NetworkPolicy ([NetworkPolicyPatch]); one that
/// an Admin rule denies only by another rule of that tier before it ([AdminPatch]). To add a way: write `XPatch`, ask
/// it in [NearestFix].
@NullMarked
package dev.weft.policy.fix;

import org.jspecify.annotations.NullMarked;
