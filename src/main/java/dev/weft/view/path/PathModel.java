package dev.weft.view.path;

import dev.weft.cluster.ObjectRef;
import dev.weft.policy.Explanation;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Verdict;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.path.Hop;
import dev.weft.topology.path.PathAnswer;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How one end reaches another, in words. `ways` are what can be walked, or might be; `stop` is the hop that is not
/// surely allowed; `notes` say what the answer does not.
public record PathModel(
        String title, Headline headline, List<WayLines> ways, Optional<Stop> stop, List<String> notes) {
    public record Headline(String text, Tone tone) {}

    public record WayLines(String title, List<HopLine> hops, Marks marks) {
        public WayLines {
            hops = List.copyOf(hops);
        }
    }

    /// `text` is `shop/web → shop/db`, `word` the verdict, `detail` ports and Services.
    public record HopLine(String text, String word, Tone tone, String detail, EdgeId edge) {}

    /// The hop that stops the way, and why: sentences, some of which lead to a rule.
    public record Stop(HopLine hop, List<Reason> reasons, Marks marks) {
        public Stop {
            reasons = List.copyOf(reasons);
        }
    }

    public record Reason(String text, Tone tone, Optional<RuleRef> rule) {}

    /// What is marked on the picture: only what is drawn.
    public record Marks(Set<NodeId> nodes, Set<EdgeId> edges) {
        public static final Marks NONE = new Marks(Set.of(), Set.of());

        public Marks {
            nodes = Set.copyOf(nodes);
            edges = Set.copyOf(edges);
        }
    }

    private static final String ONE_BY_ONE =
            "Policies allow each hop by itself. Whether those in between pass anything on is not known.";

    public PathModel {
        ways = List.copyOf(ways);
        notes = List.copyOf(notes);
    }

    public static PathModel of(Frame frame, PathAnswer answer) {
        var from = name(frame, answer.ends().from());
        var to = name(frame, answer.ends().to());
        var ways = answer.ways().isEmpty() ? answer.perhaps().stream().toList() : answer.ways();
        var lines = new ArrayList<WayLines>();
        for (int i = 0; i < ways.size(); i++) {
            lines.add(way(frame, ways.get(i), i, ways.size()));
        }
        var notes = new ArrayList<String>();
        if (ways.stream().anyMatch(way -> way.hops().size() > 1)) {
            notes.add(ONE_BY_ONE);
        }
        if (!answer.note().isEmpty() && answer.direct().isPresent()) {
            notes.add(answer.note());
        }
        frame.draft().ifPresent(_ -> notes.add("Asked of the cluster as it would be with the draft."));
        return new PathModel(from + " → " + to, headline(answer, from, to), lines, stop(frame, answer), notes);
    }

    private static Headline headline(PathAnswer answer, String from, String to) {
        if (answer.direct().isEmpty()) {
            return new Headline(answer.note(), Tone.UNKNOWN);
        }
        if (!answer.ways().isEmpty()) {
            int hops = answer.ways().getFirst().hops().size();
            return hops <= 1
                    ? new Headline(from + " reaches " + to + " directly.", Tone.ALLOWED)
                    : new Headline(from + " reaches " + to + ", not directly, but by " + hops + " hops.", Tone.ALLOWED);
        }
        return answer.perhaps().isPresent()
                ? new Headline("Whether " + from + " reaches " + to + " is not known.", Tone.UNKNOWN)
                : new Headline(from + " does not reach " + to + ": no way of up to 4 hops is allowed.", Tone.DENIED);
    }

    private static WayLines way(Frame frame, PathAnswer.Way way, int at, int of) {
        var count = Wording.count(way.hops().size(), "hop");
        var title = of == 1 ? count : "Way " + (at + 1) + " of " + of + ", " + count;
        return new WayLines(
                title, way.hops().stream().map(hop -> line(frame, hop)).toList(), marks(frame, way.hops()));
    }

    private static HopLine line(Frame frame, Hop hop) {
        var detail = new ArrayList<String>();
        if (!hop.says().traffic().isEmpty()) {
            detail.add(Wording.traffic(hop.says().traffic()));
        }
        if (!hop.services().isEmpty()) {
            detail.add("through " + hop.services().stream()
                    .map(ObjectRef::name)
                    .collect(Collectors.joining(", ", hop.services().size() == 1 ? "Service " : "Services ", "")));
        }
        return new HopLine(
                name(frame, hop.from()) + " → " + name(frame, hop.to()),
                hop.says().word().text(),
                tone(hop.says().word()),
                String.join(", ", detail),
                new EdgeId(hop.from(), hop.to()));
    }

    private static Tone tone(Hop.Word word) {
        return switch (word) {
            case ALLOWED -> Tone.ALLOWED;
            case UNKNOWN -> Tone.UNKNOWN;
            case DENIED -> Tone.DENIED;
            case LEADS -> Tone.MUTED;
        };
    }

    /// The halves of the explanation that do not allow it, and the rules or policies that decide there.
    private static Optional<Stop> stop(Frame frame, PathAnswer answer) {
        return answer.direct().flatMap(hop -> answer.why().map(why -> {
            var reasons = new ArrayList<Reason>();
            reasons.add(new Reason(
                    "For instance " + why.traffic() + ":", Tone.MUTED, Optional.empty()));
            for (var half : List.of(why.egress(), why.ingress())) {
                if (!(half.verdict() instanceof Verdict.Allowed)) {
                    reasons.addAll(reasons(half));
                }
            }
            return new Stop(line(frame, hop), reasons, marks(frame, List.of(hop)));
        }));
    }

    private static List<Reason> reasons(Explanation.Half half) {
        var tone = Tone.of(half.verdict());
        var reasons = new ArrayList<Reason>();
        reasons.add(new Reason(Wording.sentence(half.sentence()), tone, Optional.empty()));
        half.steps().stream()
                .filter(step -> decides(step.effect()))
                .forEach(step -> step.rule().ifPresent(rule -> reasons.add(
                        new Reason("▸ " + rule.label() + ", " + step.effect().word(), tone, Optional.of(rule)))));
        return reasons;
    }

    private static boolean decides(Explanation.Effect effect) {
        return switch (effect) {
            case DENY, ISOLATES, UNKNOWN -> true;
            case ALLOW, PASS, NO_MATCH -> false;
        };
    }

    /// The ends, the edges between them, and the Services on the way. A folded end is marked by its namespace.
    private static Marks marks(Frame frame, List<Hop> hops) {
        var nodes = new HashSet<NodeId>();
        var edges = new HashSet<EdgeId>();
        for (var hop : hops) {
            var from = drawn(frame, hop.from());
            var to = drawn(frame, hop.to());
            from.ifPresent(nodes::add);
            to.ifPresent(nodes::add);
            from.ifPresent(one -> to.ifPresent(other -> edge(frame, one, other).ifPresent(edges::add)));
            for (var service : hop.services()) {
                var id = NodeId.ofService(service);
                to.flatMap(other -> edge(frame, id, other)).ifPresent(edges::add);
            }
        }
        return new Marks(nodes, edges);
    }

    private static Optional<NodeId> drawn(Frame frame, NodeId id) {
        var topology = frame.scene().topology();
        return topology.node(id).map(TopologyNode::id).or(() -> namespace(id)
                .flatMap(topology::fold)
                .map(TopologyNode::id));
    }

    private static Optional<String> namespace(NodeId id) {
        int slash = id.key().indexOf('/');
        return id.kind() == NodeId.Kind.WORKLOAD && slash > 0
                ? Optional.of(id.key().substring(0, slash))
                : Optional.empty();
    }

    private static Optional<EdgeId> edge(Frame frame, NodeId from, NodeId to) {
        var id = new EdgeId(from, to);
        return frame.scene().topology().edge(id).map(edge -> edge.id());
    }

    /// A workload that is not drawn is known by its key.
    private static String name(Frame frame, NodeId id) {
        if (id.kind() == NodeId.Kind.OUTSIDE && frame.scene().topology().node(id).isEmpty()) {
            return "outside";
        }
        var name = Wording.name(frame, id);
        int bracket = id.kind() == NodeId.Kind.WORKLOAD ? name.indexOf('[') : -1;
        return bracket < 0 ? name : name.substring(0, bracket);
    }
}
