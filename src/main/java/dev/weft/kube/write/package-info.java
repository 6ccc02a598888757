/// The one place that writes to a cluster.
///
/// Comes in: an [dev.weft.apply.Attempt], one object and what the cluster must hold for it. Goes out: the server's
/// answer, as a value. [PolicyWriter] fills the door [dev.weft.apply.PolicyCluster]; `Statuses` reads what a server
/// says when it refuses.
///
/// Every write carries our field manager and, where an object is there already, its resourceVersion; unknown fields are
/// refused (`fieldValidation=Strict`), not dropped. ArchitectureTest fences every other class off from requests with a
/// body, reviews of rights aside, which store nothing.
///
/// Sources: Kubernetes documentation, "Server-Side Apply", "API Concepts"; meta/v1 Status.
/// May use: `kube.api`, `kube.config`, `kube.access`, `apply`, `cluster`, fabric8, Jackson.
@NullMarked
package dev.weft.kube.write;

import org.jspecify.annotations.NullMarked;
