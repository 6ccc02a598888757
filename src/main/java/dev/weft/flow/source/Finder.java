package dev.weft.flow.source;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowContext;
import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowSource;
import dev.weft.flow.access.ClusterAccess;
import java.util.List;

/// Finds the sources of one kind in a cluster. To add a kind: a class beside this one, a line in [LiveCatalogue].
interface Finder {
    /// What a finder looks at.
    record Sight(ClusterSnapshot snapshot, Rights rights, ClusterAccess access) {}

    /// An offer, and how its source is made once it is started.
    record Found(FlowOffer offer, Opening opening) {}

    interface Opening {
        /// Connects to nothing yet.
        FlowSource open(FlowContext context);
    }

    /// The best first. Blocks for a moment: rights are asked for.
    List<Found> find(Sight sight) throws InterruptedException;
}
