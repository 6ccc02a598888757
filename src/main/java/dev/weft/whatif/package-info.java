/// Floor 4: a change of policy as another snapshot.
///
/// Comes in: a snapshot and a [Draft], a list of [Edit]s. Goes out: the snapshot that would be, and what that means for
/// flows that were really seen ([FlowImpact]). A draft is a patch, never a copy: when the cluster moves on it is
/// applied to the new snapshot. Nothing here touches a cluster.
///
/// [DraftYaml] turns the editor's text into an edit, or into the mistakes with their lines. `whatif.export` holds the
/// ways a draft leaves Weft, `whatif.store` keeps it on this machine.
///
/// A policy put as the cluster has it already is no change: what the server keeps for itself (status, resourceVersion,
/// ...) is not compared. Another name in the text is another policy; the old one stays as it is.
///
/// May use: `policy`, `flow`, `cluster`, `net`, `yaml`. To add a kind of step: a record in [Edit], and what it does in
/// [Draft#applyTo].
@NullMarked
package dev.weft.whatif;

import org.jspecify.annotations.NullMarked;
