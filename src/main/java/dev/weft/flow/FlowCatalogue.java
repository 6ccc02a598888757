package dev.weft.flow;

import dev.weft.cluster.ClusterSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A door: which flow sources there are. Filled by `flow.source`.
public interface FlowCatalogue {
    /// No source at all: a folder of manifests.
    FlowCatalogue EMPTY = new FlowCatalogue() {
        @Override
        public List<FlowOffer> offers(ClusterSnapshot snapshot) {
            return List.of();
        }

        @Override
        public Optional<FlowSource> open(String source, Set<String> consented) {
            return Optional.empty();
        }
    };

    /// What this cluster offers, the best first. Rights are asked, not tried. Blocks for seconds at worst; an interrupt
    /// ends it.
    List<FlowOffer> offers(ClusterSnapshot snapshot) throws InterruptedException;

    /// A source of that name, not started yet; empty when the last offers do not hold it, or it needs consent that is
    /// not given. `consented` are namespaces in whose pods commands may be run.
    Optional<FlowSource> open(String source, Set<String> consented);

    /// The same where some sources need a client certificate out of a Secret: `secrets` are the names of those whose
    /// Secret the user lets Weft read.
    default Optional<FlowSource> open(String source, Set<String> consented, Set<String> secrets) {
        return open(source, consented);
    }
}
