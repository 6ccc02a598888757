package dev.weft.topology.part;

import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Remembers what was added under a key, and adds it again: pods come and go all the time, and seldom change what is
/// drawn between workloads.
///
/// Threads: confined to the analysis thread.
final class Replay {
    private Object known = new Object();
    private List<Consumer<TopologyParts>> recorded = List.of();

    /// `work` may look at nothing but what the key stands for.
    void contribute(Object key, TopologyParts parts, Consumer<TopologyParts> work) {
        if (!known.equals(key)) {
            var recorder = new Recorder();
            work.accept(recorder);
            known = key;
            recorded = recorder.added;
        }
        recorded.forEach(added -> added.accept(parts));
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
