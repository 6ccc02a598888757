package dev.weft.app;

import dev.weft.cluster.ClusterSource;
import dev.weft.flow.access.ClusterAccess;
import dev.weft.flow.recording.Recording;
import java.util.Optional;

/// A source, and how its flows come: the ways into it (live clusters alone), scripted (the demo), or played from a
/// recording.
record OpenedSource(
        ClusterSource source, Optional<ClusterAccess> access, boolean demo, Optional<Recording> recording) {
    OpenedSource(ClusterSource source, Optional<ClusterAccess> access, boolean demo) {
        this(source, access, demo, Optional.empty());
    }
}
