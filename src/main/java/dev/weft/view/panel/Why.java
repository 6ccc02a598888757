package dev.weft.view.panel;

import dev.weft.cluster.ContainerPort;
import dev.weft.net.IpAddress;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Explanation;
import dev.weft.policy.Party;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Verdict;
import dev.weft.policy.WorkloadReachability;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import dev.weft.view.panel.InspectorModel.Line;
import dev.weft.view.panel.InspectorModel.Section;
import dev.weft.view.panel.Pinning.Ends;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The *Why* of an edge in sentences: the verdict, its two halves, each policy that was asked.
final class Why {
    private Why() {}

    static List<Section> of(Frame frame, TopologyEdge edge, Optional<Traffic> port) {
        if (!EdgeInspection.isExplainable(edge.id())) {
            return List.of(new Section("Why", List.of(new Line.Sentence(aggregate(edge), Tone.MUTED))));
        }
        var live = ends(frame.meaning().reachability(), frame, edge);
        if (live.isEmpty()) {
            return List.of(new Section(
                    "Why", List.of(new Line.Sentence("One end is unknown to the cluster, so nothing can be said.",
                            Tone.UNKNOWN))));
        }
        var choices = choices(edge, live.get());
        var chosen = port.orElse(choices.getFirst());
        var sections = new ArrayList<Section>();
        var now = new ArrayList<Line>();
        now.add(new Line.Ports(choices, chosen));
        now.addAll(sentences(frame, frame.meaning().reachability(), live.get(), chosen));
        sections.add(new Section(frame.draft().isPresent() ? "Why, as it is now" : "Why", now));
        frame.draft().ifPresent(draft -> ends(draft.after(), frame, edge)
                .ifPresent(ends -> sections.add(
                        new Section("Why, with the draft", sentences(frame, draft.after(), ends, chosen)))));
        return sections;
    }

    private static String aggregate(TopologyEdge edge) {
        boolean grouped = edge.id().source().kind() == NodeId.Kind.GROUP
                || edge.id().target().kind() == NodeId.Kind.GROUP;
        boolean folded = edge.id().source().isFold() || edge.id().target().isFold();
        return grouped
                ? "This edge stands for many pairs of workloads. Open the group (F), then a namespace, to see why each"
                        + " passes."
                : folded
                ? "This edge stands for many pairs of workloads. Unfold the namespace (F) to see why each passes."
                : "This edge is a definition, not traffic: look at the edges between workloads to see why they pass.";
    }

    /// The two ends to explain, different replicas where a workload talks to itself.
    static Optional<Ends> ends(WorkloadReachability reachability, Frame frame, TopologyEdge edge) {
        var source = members(reachability, frame, edge.id().source());
        var destination = members(reachability, frame, edge.id().target());
        if (source.isEmpty() || destination.isEmpty()) {
            return Optional.empty();
        }
        boolean itself = edge.id().source().equals(edge.id().target()) && destination.size() > 1;
        return Optional.of(new Ends(source.getFirst(), destination.get(itself ? 1 : 0)));
    }

    private static List<Endpoint> members(WorkloadReachability reachability, Frame frame, NodeId id) {
        return switch (id.kind()) {
            case WORKLOAD, OUTSIDE -> reachability.parties().stream()
                    .filter(party -> isParty(party, id))
                    .findFirst()
                    .map(Why::members)
                    .or(() -> pod(reachability, id))
                    .or(() -> id.kind() == NodeId.Kind.OUTSIDE ? outside(id) : Optional.empty())
                    .orElse(List.of());
            case MACHINE -> frame.meaning().snapshot().nodes().stream()
                    .filter(node -> node.ref().name().equals(id.key()))
                    .map(node -> (Endpoint) new Endpoint.OfNode(node))
                    .toList();
            case GROUP, NAMESPACE, SERVICE, INGRESS -> List.of();
        };
    }

    /// A pod that is drawn apart from its workload.
    private static Optional<List<Endpoint>> pod(WorkloadReachability reachability, NodeId id) {
        return reachability.reachability().inside().stream()
                .filter(end -> end.object().map(NodeId::ofWorkload).filter(id::equals).isPresent())
                .findFirst()
                .map(List::of);
    }

    record Parties(Party source, Party target) {}

    /// Two workloads; empty when one of them is none, or is gone.
    static Optional<Parties> parties(WorkloadReachability reachability, EdgeId id) {
        return workload(reachability, id.source())
                .flatMap(source -> workload(reachability, id.target()).map(target -> new Parties(source, target)));
    }

    private static Optional<Party> workload(WorkloadReachability reachability, NodeId id) {
        return reachability.parties().stream()
                .filter(party -> id.kind() == NodeId.Kind.WORKLOAD && isParty(party, id))
                .findFirst();
    }

    private static boolean isParty(Party party, NodeId id) {
        return switch (party) {
            case Party.Group(var ref, _) -> NodeId.ofWorkload(ref).equals(id);
            case Party.Outside(var addresses) -> NodeId.ofOutside(addresses).equals(id);
        };
    }

    private static List<Endpoint> members(Party party) {
        return switch (party) {
            case Party.Group(_, var members) -> members;
            case Party.Outside(var addresses) -> List.of(new Endpoint.Outside(addresses));
        };
    }

    /// Outside addresses that were observed need not be a party of their own: the key names their ranges.
    private static Optional<List<Endpoint>> outside(NodeId id) {
        var ranges = new ArrayList<IpRange>();
        for (var text : id.key().split(",", -1)) {
            var ends = text.split("-", 2);
            var first = IpAddress.parse(ends[0]);
            var last = IpAddress.parse(ends[ends.length - 1]);
            if (first.isEmpty() || last.isEmpty()) {
                return Optional.empty();
            }
            ranges.add(new IpRange(first.get(), last.get()));
        }
        return Optional.of(List.of(new Endpoint.Outside(new IpSet(ranges))));
    }

    static List<Traffic> choices(TopologyEdge edge, Ends ends) {
        var packets = new ArrayList<>(EdgeInspection.packets(edge));
        for (var port : ports(ends.destination())) {
            packets.add(new Traffic(port.protocol(), port.number()));
        }
        if (packets.isEmpty()) {
            packets.add(new Traffic(Protocol.TCP, 80)); // nothing names a port: the best known one stands for all
        }
        return packets.stream().distinct().limit(PortChoices.MOST).toList();
    }

    private static List<ContainerPort> ports(Endpoint end) {
        return switch (end) {
            case Endpoint.OfPod(var pod) -> pod.ports();
            case Endpoint.OfTemplate(var workload) ->
                workload.template().map(template -> template.ports()).orElse(List.of());
            case Endpoint.OfNode _, Endpoint.Outside _ -> List.of();
        };
    }

    private static List<Line> sentences(
            Frame frame, WorkloadReachability reachability, Ends ends, Traffic traffic) {
        var explanation =
                reachability.reachability().explain(ends.source(), ends.destination(), traffic);
        var lines = new ArrayList<Line>();
        lines.add(new Line.Sentence(headline(explanation), Tone.of(explanation.verdict())));
        Pinning.of(reachability.reachability(), ends, traffic).ifPresent(pin ->
                lines.add(new Line.Pin(pin, frame.request().whatIf().pins().contains(pin))));
        half(lines, explanation.egress());
        half(lines, explanation.ingress());
        return lines;
    }

    private static String headline(Explanation explanation) {
        var packet = explanation.traffic().toString();
        return switch (explanation.verdict()) {
            case Verdict.Allowed _ -> packet + " is allowed.";
            case Verdict.Denied _ -> packet + " is denied.";
            case Verdict.Unknown(var why) -> packet + " is unknown: " + why.message() + "; " + why.remedy();
        };
    }

    /// The deciding steps first, in the colour of the verdict; the others were asked too, and decided nothing.
    private static void half(List<Line> lines, Explanation.Half half) {
        lines.add(new Line.Sentence(Wording.sentence(half.sentence()), Tone.of(half.verdict())));
        half.steps().stream().filter(step -> decides(step, half)).forEach(step -> lines.add(step(step, half)));
        half.steps().stream().filter(step -> !decides(step, half)).forEach(step -> lines.add(step(step, half)));
    }

    private static Line step(Explanation.Step step, Explanation.Half half) {
        var tone = decides(step, half) ? Tone.of(half.verdict()) : Tone.MUTED;
        var text = step.effect().word() + ": " + step.why();
        return step.rule()
                .<Line>map(rule -> new Line.ToRule("▸ " + rule.label() + at(rule) + ", " + text, tone, rule))
                .orElseGet(() -> new Line.Sentence(step.tier() + ", " + text, Tone.MUTED));
    }

    /// Where the rule stands, when it was read from a file.
    private static String at(RuleRef rule) {
        return rule.file().isEmpty() || rule.line() == 0 ? "" : " (" + rule.file() + ":" + rule.line() + ")";
    }

    private static boolean decides(Explanation.Step step, Explanation.Half half) {
        return switch (half.verdict()) {
            case Verdict.Allowed _ -> step.effect() == Explanation.Effect.ALLOW;
            case Verdict.Denied _ ->
                step.effect() == Explanation.Effect.DENY || step.effect() == Explanation.Effect.ISOLATES;
            case Verdict.Unknown _ -> step.effect() == Explanation.Effect.UNKNOWN;
        };
    }
}
