/// Floor 4: help for somebody who types a policy.
///
/// Comes in: a text, parsable or not, a place in it, and a snapshot. Goes out: proposals for what is typed there
/// (Completion), whom the rule there selects (Selections), and how two texts differ (TextDiff).
///
/// The way of a text: `OutlineReader` says what stands where, from indentation alone ([Outline]); Schemas say what may
/// stand there (Shape); ClusterWords what the cluster has to offer. Nothing here decides what is allowed: whom a
/// selector selects is asked of [dev.weft.cluster.Selector].
///
/// May use: `policy`, `cluster`, `net`, `yaml`, java-diff-utils. To add a kind of policy: its fields in Schemas.
@NullMarked
package dev.weft.whatif.editing;

import org.jspecify.annotations.NullMarked;
