package dev.weft.apply;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import java.util.List;

/// A door: the one cluster that may be written to, and what it says. Filled by `kube.write.PolicyWriter`.
///
/// Threads: any; every call blocks until the server answers, its time limit is over, or the thread is interrupted. An
/// interrupted [#write] may have been done.
public interface PolicyCluster {
    Live live(ResourceKind kind, ObjectRef ref) throws InterruptedException;

    /// The verbs that the attempt needs, in the order in which the server asks for them.
    List<Right> rights(Attempt attempt) throws InterruptedException;

    /// Everything but the storing: rights, defaults, validation, admission, owners.
    ServerAnswer dryRun(Attempt attempt) throws InterruptedException;

    ServerAnswer write(Attempt attempt) throws InterruptedException;
}
