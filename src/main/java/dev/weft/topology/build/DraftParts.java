package dev.weft.topology.build;

import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.Arrays;

/// What a draft adds. Pairs of workloads, of which there may be thousands, are only listed: each comes once, so that
/// none has to be found again.
///
/// Threads: confined to the analysis thread.
final class DraftParts implements TopologyParts {
    /// Receives pairs in the order in which they came.
    interface PairVisitor {
        void pair(NodeId source, NodeId target, Evidence.Drafted evidence);
    }

    private final Assembly others = new Assembly();
    private NodeId[] sources = new NodeId[16];
    private NodeId[] targets = new NodeId[16];
    private Evidence.Drafted[] evidence = new Evidence.Drafted[16];
    private int size;

    @Override
    public void node(TopologyNode node) {
        others.node(node);
    }

    @Override
    public void edge(EdgeId id, Evidence evidence) {
        others.edge(id, evidence);
    }

    @Override
    public void pair(NodeId source, NodeId target, Evidence change) {
        if (!(change instanceof Evidence.Drafted drafted)) {
            others.edge(new EdgeId(source, target), change);
            return;
        }
        if (size == sources.length) {
            sources = Arrays.copyOf(sources, 2 * size);
            targets = Arrays.copyOf(targets, 2 * size);
            evidence = Arrays.copyOf(evidence, 2 * size);
        }
        sources[size] = source;
        targets[size] = target;
        evidence[size++] = drafted;
    }

    @Override
    public void merged(EdgeId id, Evidence evidence, int pairs) {
        others.merged(id, evidence, pairs);
    }

    @Override
    public void note(String sentence) {
        others.note(sentence);
    }

    void box(TopologyRequest request) {
        others.box(request);
    }

    /// All but the pairs.
    Assembly others() {
        return others;
    }

    void pairs(PairVisitor visitor) {
        for (int i = 0; i < size; i++) {
            visitor.pair(sources[i], targets[i], evidence[i]);
        }
    }
}
