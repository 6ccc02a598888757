package dev.weft.view.panel;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Service;
import dev.weft.picture.Pick;
import dev.weft.policy.Isolation;
import dev.weft.policy.RuleRef;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.view.panel.InspectorModel.Line;
import dev.weft.view.panel.InspectorModel.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the inspector says about a node: facts, isolation, policies, connections.
final class NodeInspection {
    /// More addresses than fit a line are counted.
    private static final int SHOWN = 4;
    /// A hub has hundreds of connections: the first of them, the rest counted.
    private static final int CONNECTIONS = 40;

    private NodeInspection() {}

    static InspectorModel of(Frame frame, TopologyNode node) {
        var pods = pods(frame.meaning().snapshot(), node);
        var sections = new ArrayList<Section>();
        sections.add(new Section("Facts", facts(frame, node, pods)));
        sections.addAll(GroupInspection.of(frame, node));
        node.facts().isolation().ifPresent(isolation -> sections.add(policies(frame, isolation)));
        MeshInspection.of(frame, node).ifPresent(sections::add);
        var edges = frame.scene().topology().edgesOf(node.id());
        sections.add(connections(frame, "Comes in", edges.stream().filter(edge -> isInto(edge, node)).toList(), true));
        sections.add(connections(
                frame, "Goes out", edges.stream().filter(edge -> isOutOf(edge, node)).toList(), false));
        return new InspectorModel(node.label(), Wording.kind(node), sections);
    }

    private static boolean isInto(TopologyEdge edge, TopologyNode node) {
        return edge.id().target().equals(node.id());
    }

    private static boolean isOutOf(TopologyEdge edge, TopologyNode node) {
        return edge.id().source().equals(node.id());
    }

    private static List<Pod> pods(ClusterSnapshot snapshot, TopologyNode node) {
        if (node.id().kind() != NodeId.Kind.WORKLOAD || node.object().isEmpty()) {
            return List.of();
        }
        var workload = node.object().get();
        return snapshot.pods().stream()
                .filter(pod -> pod.namespace().equals(workload.namespace()))
                .filter(pod -> pod.ref().equals(workload) || snapshot.workloadOf(pod).equals(workload))
                .toList();
    }

    private static List<Line> facts(Frame frame, TopologyNode node, List<Pod> pods) {
        var lines = new ArrayList<Line>();
        lines.add(new Line.Fact("Kind", Wording.kind(node)));
        if (!node.namespace().isEmpty() && !node.id().isFold() && !node.home().isEmpty()) {
            lines.add(new Line.Fact("Namespace", node.home()));
        }
        add(lines, "Labels", labels(frame.meaning().snapshot(), node, pods));
        if (Wording.isPeers(node)) {
            lines.add(new Line.Fact("Peers", "%,d".formatted(node.facts().members())));
        } else if (node.facts().members() >= 0) {
            lines.add(new Line.Fact(members(node.id().kind()), node.facts().ready() + " of " + node.facts().members()));
        }
        add(lines, "Addresses", some(pods.stream()
                .flatMap(pod -> pod.network().addresses().stream())
                .map(Object::toString)
                .toList()));
        add(lines, "Runs on", some(pods.stream().map(pod -> pod.network().node()).distinct().toList()));
        add(lines, "Ports", String.join(", ", node.facts().ports()));
        add(lines, "Services", some(services(frame.meaning().snapshot(), pods)));
        if (pods.stream().anyMatch(pod -> pod.network().host())) {
            lines.add(new Line.Sentence(
                    "Shares its node's network: NetworkPolicy leaves open what applies, so its traffic is unknown.",
                    Tone.UNKNOWN));
        }
        return lines;
    }

    private static String members(NodeId.Kind kind) {
        return switch (kind) {
            case GROUP, NAMESPACE -> "Workloads ready";
            case SERVICE -> "Backends ready";
            case WORKLOAD, INGRESS, MACHINE, OUTSIDE -> "Pods ready";
        };
    }

    private static void add(List<Line> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.add(new Line.Fact(name, value));
        }
    }

    private static String labels(ClusterSnapshot snapshot, TopologyNode node, List<Pod> pods) {
        if (!pods.isEmpty()) {
            return pods.getFirst().labels().toString().replace(",", ", ");
        }
        return node.object()
                .flatMap(snapshot::workload)
                .flatMap(workload -> workload.template())
                .map(template -> template.labels().toString().replace(",", ", "))
                .orElse("");
    }

    private static List<String> services(ClusterSnapshot snapshot, List<Pod> pods) {
        return snapshot.services().stream()
                .filter(service -> pods.stream().anyMatch(pod -> leadsTo(service, pod)))
                .map(service -> service.ref().name() + ports(service))
                .toList();
    }

    private static boolean leadsTo(Service service, Pod pod) {
        return service.ref().namespace().equals(pod.namespace())
                && service.selector().filter(selector -> !selector.selectsEverything()).isPresent()
                && service.selector().get().matches(pod.labels());
    }

    private static String ports(Service service) {
        return service.ports().stream()
                .map(port -> Integer.toString(port.number()))
                .collect(Collectors.joining(",", service.ports().isEmpty() ? "" : ":", ""));
    }

    private static String some(Collection<String> values) {
        var named = values.stream().filter(value -> !value.isEmpty()).toList();
        var shown = named.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return named.size() <= SHOWN ? shown : shown + " and " + (named.size() - SHOWN) + " more";
    }

    private static Section policies(Frame frame, Isolation isolation) {
        var lines = new ArrayList<Line>();
        lines.add(direction("Ingress", isolation.ingress()));
        lines.add(direction("Egress", isolation.egress()));
        if (isolation.policies().isEmpty()) {
            lines.add(new Line.Sentence("No policy selects it.", Tone.MUTED));
        }
        for (var ref : isolation.policies()) {
            lines.add(new Line.ToRule("▸ " + ref.label(), Tone.PLAIN, rule(frame, ref)));
        }
        return new Section("Policies", lines);
    }

    private static Line direction(String word, boolean isolated) {
        return isolated
                ? new Line.Sentence(word + ": isolated, only what a rule allows passes.", Tone.PLAIN)
                : new Line.Sentence(word + ": open, no policy isolates it in this direction.", Tone.WARNING);
    }

    private static RuleRef rule(Frame frame, ObjectRef policy) {
        return Optional.ofNullable(frame.meaning().snapshot().contents().manifests().get(policy))
                .map(manifest -> RuleRef.of(manifest, "spec"))
                .orElseGet(() -> new RuleRef(policy, "spec", "", 0));
    }

    private static Section connections(Frame frame, String title, List<TopologyEdge> edges, boolean into) {
        var lines = new ArrayList<Line>();
        for (var edge : edges.subList(0, Math.min(edges.size(), CONNECTIONS))) {
            var other = into ? edge.id().source() : edge.id().target();
            var arrow = into ? "← " : "→ ";
            lines.add(new Line.ToPick(
                    arrow + Wording.name(frame, other) + ": " + edge.state().word(),
                    Tone.of(edge.state()),
                    new Pick.OfEdge(edge.id())));
        }
        if (edges.size() > CONNECTIONS) {
            lines.add(new Line.Sentence("and " + (edges.size() - CONNECTIONS) + " more", Tone.MUTED));
        }
        if (edges.isEmpty()) {
            lines.add(new Line.Sentence("No edge is drawn in this direction.", Tone.MUTED));
        }
        return new Section(edges.isEmpty() ? title : title + " (" + edges.size() + ")", lines);
    }
}
