package dev.weft.app;

import dev.weft.cluster.ClusterSource;
import dev.weft.flow.PodShell;
import java.util.Optional;

/// A source, what runs commands in its pods (live clusters alone), and whether it is the demo, whose traffic is
/// scripted.
record OpenedSource(ClusterSource source, Optional<PodShell> shell, boolean demo) {}
