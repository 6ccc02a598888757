/// Doors: the ways into a live cluster that flow sources use, bundled as [ClusterAccess]. `kube` fills them: a command
/// in a pod ([PodShell], which fails with a [ShellFailure]), a tunnel to a pod's port, an HTTP GET through the service
/// proxy, a question about rights, one Secret.
///
/// May use: `cluster`. Nothing here writes to a cluster.
@NullMarked
package dev.weft.flow.access;

import org.jspecify.annotations.NullMarked;
