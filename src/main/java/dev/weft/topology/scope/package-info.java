/// By what a picture is divided: what a node stands for, and which box it stands in.
///
/// Comes in: a [Scope], and what policies mean for the workloads of a cluster. Goes out: [Regrouped], the same cluster
/// with a box for each node, and single pods where a workload would stand in several boxes. What policies allow, and
/// what was seen, stays what it is: it is only grouped otherwise.
///
/// One more way to group: a constant of [Scope.Kind], and its box in [Boxing]. May use: `topology`, `policy`,
/// `cluster`. Threads: values; any thread.
@NullMarked
package dev.weft.topology.scope;

import org.jspecify.annotations.NullMarked;
