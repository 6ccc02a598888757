package dev.weft.topology;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowWindow;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.WorkloadReachability;
import java.util.Optional;
import java.util.Set;

/// All that a topology is built from. `folds` are boxes drawn as one node, and groups of such boxes; `difference` is
/// what a draft changes.
public record TopologyRequest(
        WorkloadReachability reachability,
        FlowWindow flows,
        Filter filter,
        Folds folds,
        Optional<ReachabilityDiff> difference,
        Boxes boxes) {
    /// Boxes that are drawn as one node each, and those of them that stand together as one.
    public record Folds(Set<String> boxes, FoldGroups groups) {
        public Folds {
            boxes = Set.copyOf(boxes);
        }

        /// Each by itself.
        public static Folds of(Set<String> boxes) {
            return new Folds(boxes, FoldGroups.NONE);
        }
    }

    /// With a box for each namespace.
    public TopologyRequest(
            WorkloadReachability reachability,
            FlowWindow flows,
            Filter filter,
            Set<String> folded,
            Optional<ReachabilityDiff> difference) {
        this(reachability, flows, filter, Folds.of(folded), difference, Boxes.OF_NAMESPACES);
    }

    public TopologyRequest folding(Folds others) {
        return new TopologyRequest(reachability, flows, filter, others, difference, boxes);
    }

    public TopologyRequest withoutDraft() {
        return new TopologyRequest(reachability, flows, filter, folds, Optional.empty(), boxes);
    }

    /// Boxes that are drawn as one node, alone or with others.
    public Set<String> folded() {
        return folds.boxes();
    }

    /// The node that a folded box is drawn as: its own, or that of its group.
    public NodeId end(String box) {
        return folds.groups().end(box);
    }

    /// The box of a workload or a Service. What the filter leaves out stays in its namespace.
    public String box(ObjectRef object) {
        return filter.chooses(object.namespace()) ? boxes.of(object) : object.namespace();
    }

    /// A node as it stands in its box.
    public TopologyNode boxed(TopologyNode node) {
        return boxes.put(node, filter);
    }

    /// Is this box drawn as one node? So are the namespaces that the filter leaves out, where a chosen one has an edge
    /// to them: what reaches over the border of the filter is not hidden.
    public boolean folds(String box) {
        return folds.boxes().contains(box) || !chooses(box);
    }

    /// Is the box one of those to look at?
    public boolean chooses(String box) {
        return !Boxes.isNamespace(box) || filter.chooses(box);
    }
}
