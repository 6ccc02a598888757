/// Floor 4: a change of policy as another snapshot.
///
/// Comes in: a snapshot and a [Draft], a list of [Edit]s. Goes out: the snapshot that would be, and what that means for
/// flows that were really seen ([FlowImpact]). A draft is a patch, never a copy: when the cluster moves on it is applied
/// to the new snapshot. Nothing here touches a cluster. May use: `policy`, `flow`, `cluster`, `net`, `yaml`.
@NullMarked
package dev.weft.whatif;

import org.jspecify.annotations.NullMarked;
