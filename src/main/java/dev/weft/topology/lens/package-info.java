/// Ways to look that lie over a picture: what is said of each node and edge beside who talks to whom.
///
/// Comes in: what policies mean for the workloads of a cluster as the picture divides it, and the evidence of edges.
/// Goes out: for each workload, and for each box that may hide some, whether policies isolate it ([Isolations]), who
/// may reach it ([Exposures]) and where it stands in a mesh; for each edge whether its traffic was seen to be secret
/// ([Secrecy]), and what meshes make of it ([MeshRulings]). Nothing here is guessed: what the engine does not know is
/// unknown.
///
/// One more lens: a constant of [Lens], a value here, an overlay in `picture.lens`. May use: `topology`, `policy`,
/// `mesh`, `cluster`, `flow`, `net`. Threads: values; any thread.
@NullMarked
package dev.weft.topology.lens;

import org.jspecify.annotations.NullMarked;
