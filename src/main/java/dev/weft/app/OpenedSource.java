package dev.weft.app;

import dev.weft.cluster.ClusterSource;
import dev.weft.flow.access.ClusterAccess;
import dev.weft.flow.recording.Recording;
import dev.weft.session.keep.DraftKeeper;
import dev.weft.whatif.store.ClusterMark;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// A source, how its flows come: the ways into it (live clusters alone), scripted (the demo), or played from a
/// recording; and by what it is known again.
record OpenedSource(
        ClusterSource source, Optional<ClusterAccess> access, boolean demo, Optional<Recording> recording,
        Identity identity) {
    /// `uid` may block for some seconds, and is empty where it cannot be read.
    record Identity(ClusterMark mark, Supplier<Optional<String>> uid) {
        static Identity of(ClusterMark mark) {
            return new Identity(mark, Optional::empty);
        }

        /// A folder or a file on this machine.
        static Identity of(String kind, Path place) {
            return of(ClusterMark.of(kind, place.toAbsolutePath().normalize().toString()));
        }
    }

    OpenedSource(ClusterSource source, Optional<ClusterAccess> access, boolean demo, Identity identity) {
        this(source, access, demo, Optional.empty(), identity);
    }

    DraftKeeper.Cluster cluster() {
        return new DraftKeeper.Cluster(source.name(), identity.mark(), identity.uid());
    }
}
