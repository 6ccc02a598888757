/// Floor 4: what is worth saying about the policies of a cluster, though none of it stops them from being evaluated.
///
/// Comes in: a [CheckRequest], the reachability of one snapshot and its [Population]. Goes out: [Finding]s, each with
/// a stable code, a severity, its place, the reason, the remedy and, where nothing can break by it, a patch.
///
/// A [Check] is a door; `lint.check` fills it, one file a check, and keeps the list. Checks work on the compiled,
/// kind-independent rules, so that a new policy kind is looked at without a change here; they read a manifest's body
/// only where its written form is the question (an empty list, two items where one was meant).
///
/// A finding is said of what was read, and it is true of that. Two kinds of proof are told apart: what holds for any
/// pod that could ever be (by the selectors alone), and what holds for the pods that there are now. What cannot be
/// known, as namespaces or pods could not be read or a rule is not evaluated, is no finding.
///
/// May use: `policy`, `flow`, `cluster`, `net`; nothing but the JDK.
@NullMarked
package dev.weft.lint;

import org.jspecify.annotations.NullMarked;
