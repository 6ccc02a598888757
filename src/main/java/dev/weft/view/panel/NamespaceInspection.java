package dev.weft.view.panel;

import dev.weft.cluster.Manifest;
import dev.weft.picture.Pick;
import dev.weft.policy.Party;
import dev.weft.policy.RuleRef;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.view.panel.InspectorModel.Line;
import dev.weft.view.panel.InspectorModel.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the inspector says about a namespace: an open box, or what stands for it where it is folded.
final class NamespaceInspection {
    private NamespaceInspection() {}

    static InspectorModel of(Frame frame, String namespace) {
        var snapshot = frame.meaning().snapshot();
        var nodes = frame.scene().topology().nodes().stream()
                .filter(node -> node.namespace().equals(namespace))
                .filter(node -> node.id().kind() == NodeId.Kind.WORKLOAD)
                .toList();
        var facts = new ArrayList<Line>();
        Optional.ofNullable(snapshot.namespaces().get(namespace))
                .ifPresent(found -> facts.add(
                        new Line.Fact("Labels", found.labels().toString().replace(",", ", "))));
        var fold = frame.scene().topology().fold(namespace);
        long all = fold.isEmpty() ? nodes.size() : workloads(frame, namespace);
        facts.add(new Line.Fact("Workloads", Long.toString(all)));
        facts.add(new Line.Fact("Pods", Long.toString(snapshot.pods().stream()
                .filter(pod -> pod.namespace().equals(namespace))
                .count())));
        facts.add(fold.map(NamespaceInspection::folded).orElseGet(() -> open(nodes)));
        var policies = snapshot.manifests().stream()
                .filter(manifest -> manifest.ref().namespace().equals(namespace))
                .map(NamespaceInspection::policy)
                .toList();
        return new InspectorModel(
                namespace,
                "Namespace",
                List.of(
                        new Section("Facts", facts),
                        new Section("Policies", policies.isEmpty() ? List.of(none()) : policies),
                        new Section("Workloads", nodes.stream().map(NamespaceInspection::member).toList())));
    }

    private static long workloads(Frame frame, String namespace) {
        return frame.meaning().reachability().parties().stream()
                .filter(party -> party instanceof Party.Group group && group.ref().namespace().equals(namespace))
                .count();
    }

    private static Line folded(TopologyNode fold) {
        return new Line.ToPick(
                "It is folded: drawn as " + fold.label() + ". F unfolds it.", Tone.MUTED, new Pick.OfNode(fold.id()));
    }

    private static Line open(List<TopologyNode> nodes) {
        long open = nodes.stream()
                .filter(node -> node.facts().isolation().filter(isolation -> !isolation.ingress()).isPresent())
                .count();
        return open == 0
                ? new Line.Sentence("Every workload here is isolated for ingress.", Tone.ALLOWED)
                : new Line.Sentence(
                        Wording.count(open, "workload") + " here accept" + (open == 1 ? "s" : "")
                                + " traffic from anyone: no policy isolates ingress.",
                        Tone.WARNING);
    }

    private static Line none() {
        return new Line.Sentence("No policy in this namespace: everything may talk to everything.", Tone.MUTED);
    }

    private static Line policy(Manifest manifest) {
        return new Line.ToRule("▸ " + manifest.ref().label(), Tone.PLAIN, RuleRef.of(manifest, "spec"));
    }

    private static Line member(TopologyNode node) {
        return new Line.ToPick(node.label(), Tone.PLAIN, new Pick.OfNode(node.id()));
    }
}
