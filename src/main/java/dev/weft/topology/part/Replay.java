package dev.weft.topology.part;

import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.Filter;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Remembers what was added for the same reachability, filter and folds, and adds it again: flows come every second,
/// policies seldom.
///
/// Threads: confined to the analysis thread.
final class Replay {
    private @Nullable WorkloadReachability reachability;
    private Filter filter = Filter.NONE;
    private Set<String> folded = Set.of();
    private List<Consumer<TopologyParts>> recorded = List.of();

    /// `work` may look at nothing else of the request.
    void contribute(TopologyRequest request, TopologyParts parts, BiConsumer<TopologyRequest, TopologyParts> work) {
        if (!isKnown(request)) {
            var recorder = new Recorder();
            work.accept(request, recorder);
            reachability = request.reachability();
            filter = request.filter();
            folded = request.folded();
            recorded = recorder.added;
        }
        recorded.forEach(added -> added.accept(parts));
    }

    @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same object while no policy or pod changed
    private boolean isKnown(TopologyRequest request) {
        return reachability == request.reachability()
                && filter.equals(request.filter())
                && folded.equals(request.folded());
    }

    private static final class Recorder implements TopologyParts {
        private final List<Consumer<TopologyParts>> added = new ArrayList<>();

        @Override
        public void node(TopologyNode node) {
            added.add(parts -> parts.node(node));
        }

        @Override
        public void edge(EdgeId id, Evidence evidence) {
            added.add(parts -> parts.edge(id, evidence));
        }

        @Override
        public void merged(EdgeId id, Evidence evidence, int pairs) {
            added.add(parts -> parts.merged(id, evidence, pairs));
        }

        @Override
        public void note(String sentence) {
            added.add(parts -> parts.note(sentence));
        }
    }
}
