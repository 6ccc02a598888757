/// Floor 4: fabric8, and nowhere else. Live clusters and folders of manifests, both ending in the same
/// [dev.weft.cluster.Change]s.
///
/// Safety: nothing here writes to a cluster or to a kubeconfig. An exec plugin of a kubeconfig runs only after consent,
/// without a shell, with a time limit. No Secret is ever read.
/// May use: `cluster`, `net`, `flow`, `yaml`, fabric8.
@NullMarked
package dev.weft.kube;

import org.jspecify.annotations.NullMarked;
