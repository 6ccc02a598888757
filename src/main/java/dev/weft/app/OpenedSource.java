package dev.weft.app;

import dev.weft.cluster.ClusterSource;
import dev.weft.flow.access.ClusterAccess;
import java.util.Optional;

/// A source, the ways into it for flow sources (live clusters alone), and whether it is the demo, whose traffic is
/// scripted.
record OpenedSource(ClusterSource source, Optional<ClusterAccess> access, boolean demo) {}
