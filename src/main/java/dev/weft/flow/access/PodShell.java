package dev.weft.flow.access;

import dev.weft.cluster.ObjectRef;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// A door that `kube` fills: one command in one pod.
public interface PodShell {
    /// Runs the command (no shell in between) in the pod's first container, and returns its standard output, also when
    /// the command ended with an error after it had printed some (`cat` of four files, one of them missing). Blocks, at
    /// most for `limit`; an interrupt ends it.
    ///
    /// Throws [ShellFailure] when it was refused, not found, or timed out; its message is for people and continues the
    /// pod's name: `has no cat`.
    String run(ObjectRef pod, List<String> command, Duration limit) throws IOException, InterruptedException;
}
