/// Floor 3: from wishes for a cluster to writes, and back again.
///
/// Comes in: [ApplyWish]es, each with the live object as it stood when the draft began. Goes out: an [ApplyPlan] (the
/// order), an [ApplyState] after every step of an [ApplyRun] (rights, dry run, writing, the report), and a [Revert],
/// what was there before, which is a list of wishes again. Nothing here knows how a cluster is reached: `kube` fills
/// [PolicyCluster], and only its `PolicyWriter` writes.
///
/// What is never done: a live object that differs from the one the draft began with is not overwritten. Before the
/// writing this is told from the wishes ([dev.weft.yaml.Wishes]), at the writing by the server, from the
/// resourceVersion that goes along. Fields that another manager owns are taken over only where the user said so, object
/// by object. Nothing is written before a [Revert] is on disk.
///
/// Server-side apply leaves a field in place that the wish lacks and somebody else owns, silently. An [Echo] compares
/// what the server would store with what was wished and names such fields; taking over then means a replacement of the
/// whole object (PUT), with the same preconditions.
///
/// Threads: values, but for [ApplyRun], which blocks on the server and belongs to one thread.
///
/// Sources: Kubernetes documentation, "Server-Side Apply", "API Concepts" (dry run, resource versions, preconditions).
/// May use: `cluster`, `net`, `yaml`.
@NullMarked
package dev.weft.apply;

import org.jspecify.annotations.NullMarked;
