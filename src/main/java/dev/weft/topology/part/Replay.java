package dev.weft.topology.part;

import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Remembers what was added under a key, and adds it again: pods come and go all the time, and seldom change what is
/// drawn between workloads. Where only asking can tell whether anything changed, it compares ([#isStill]).
///
/// Threads: confined to the analysis thread.
final class Replay {
    private Object known = new Object();
    private List<Added> recorded = List.of();

    private sealed interface Added {
        void to(TopologyParts parts);

        record Node(TopologyNode node) implements Added {
            @Override
            public void to(TopologyParts parts) {
                parts.node(node);
            }
        }

        record Edge(EdgeId id, Evidence evidence) implements Added {
            @Override
            public void to(TopologyParts parts) {
                parts.edge(id, evidence);
            }
        }

        record Merged(EdgeId id, Evidence evidence, int pairs) implements Added {
            @Override
            public void to(TopologyParts parts) {
                parts.merged(id, evidence, pairs);
            }
        }

        record Note(String sentence) implements Added {
            @Override
            public void to(TopologyParts parts) {
                parts.note(sentence);
            }
        }
    }

    /// `work` may look at nothing but what the key stands for.
    void contribute(Object key, TopologyParts parts, Consumer<TopologyParts> work) {
        if (!known.equals(key)) {
            recorded = recording(work);
            known = key;
        }
        recorded.forEach(added -> added.to(parts));
    }

    /// Is under `key` added what was added under `earlier`, the last one?
    boolean isStill(Object earlier, Object key, Consumer<TopologyParts> work) {
        if (!known.equals(earlier)) {
            return false;
        }
        var now = recording(work);
        boolean still = now.equals(recorded);
        known = key;
        recorded = now;
        return still;
    }

    private static List<Added> recording(Consumer<TopologyParts> work) {
        var recorder = new Recorder();
        work.accept(recorder);
        return recorder.added;
    }

    private static final class Recorder implements TopologyParts {
        private final List<Added> added = new ArrayList<>();

        @Override
        public void node(TopologyNode node) {
            added.add(new Added.Node(node));
        }

        @Override
        public void edge(EdgeId id, Evidence evidence) {
            added.add(new Added.Edge(id, evidence));
        }

        @Override
        public void merged(EdgeId id, Evidence evidence, int pairs) {
            added.add(new Added.Merged(id, evidence, pairs));
        }

        @Override
        public void note(String sentence) {
            added.add(new Added.Note(sentence));
        }
    }
}
