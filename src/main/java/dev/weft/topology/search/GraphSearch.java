package dev.weft.topology.search;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowFilter.Field;
import dev.weft.flow.FlowFilter.Side;
import dev.weft.flow.FlowFilter.Term;
import dev.weft.flow.filter.FilterAnswer;
import dev.weft.flow.filter.FlowFilterText;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// A search made ready for one snapshot.
///
/// A search that asks only what a node is (`ns:shop label:app=web`) finds nodes, and with them every edge that touches
/// one. As soon as a word asks where something goes, or what goes (`from:`, `->`, `port:`, `verdict:`), it finds edges:
/// those of which one single piece of evidence fits all words together.
///
/// Threads: confined to one. Cost: O(pods) once where a word needs them, then O(words) for each node and edge.
public final class GraphSearch {
    private record Group(Side side, Field field) {}

    private record Wanted(Side side, List<NodeTests.Test> alternatives) {}

    private final boolean empty;
    private final boolean aboutEdges;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Wanted> unwanted = new ArrayList<>();
    private final EvidenceTests evidence;

    private GraphSearch(FlowFilter filter, ClusterSnapshot snapshot) {
        this.empty = filter.isAll();
        this.aboutEdges = filter.terms().stream().anyMatch(term -> term.side() != Side.ANY || !isOfEnd(term.field()));
        this.evidence = new EvidenceTests(filter, snapshot);
        var tests = new NodeTests(snapshot);
        Map<Group, List<NodeTests.Test>> groups = new LinkedHashMap<>();
        for (var term : filter.terms()) {
            if (isOfEnd(term.field())) {
                var test = tests.of(term.field(), term.value());
                if (term.not()) {
                    unwanted.add(new Wanted(term.side(), List.of(test)));
                } else {
                    groups.computeIfAbsent(new Group(term.side(), term.field()), _ -> new ArrayList<>()).add(test);
                }
            }
        }
        groups.forEach((group, alternatives) -> wanted.add(new Wanted(group.side(), alternatives)));
    }

    public static GraphSearch of(FlowFilter filter, ClusterSnapshot snapshot) {
        return new GraphSearch(filter, snapshot);
    }

    /// What is no text of the language is looked for as it stands.
    public static GraphSearch of(String text, ClusterSnapshot snapshot) {
        return of(
                switch (FlowFilterText.parse(text)) {
                    case FlowFilterText.Reading.Filter(var filter) -> filter;
                    case FlowFilterText.Reading.Mistake _ ->
                        new FlowFilter(List.of(new Term(Side.ANY, Field.TEXT, text.strip(), false)));
                },
                snapshot);
    }

    private static boolean isOfEnd(Field field) {
        return switch (field) {
            case PORT, PROTOCOL, VERDICT, SOURCE -> false;
            case POD, NAMESPACE, WORKLOAD, SERVICE, LABEL, IP, NAME, KIND, FQDN, TEXT -> true;
        };
    }

    /// Nothing is asked: everything is found.
    public boolean isEmpty() {
        return empty;
    }

    /// Is it about what goes between nodes?
    public boolean aboutEdges() {
        return aboutEdges;
    }

    public boolean finds(TopologyNode node) {
        return !aboutEdges && fits(node, node);
    }

    private boolean fits(TopologyNode source, TopologyNode target) {
        return wanted.stream().allMatch(one -> ask(one, source, target) == FilterAnswer.YES)
                && unwanted.stream().allMatch(one -> ask(one, source, target) == FilterAnswer.NO);
    }

    private static FilterAnswer ask(Wanted wanted, TopologyNode source, TopologyNode target) {
        var answer = FilterAnswer.NO;
        for (var test : wanted.alternatives()) {
            answer = answer.or(switch (wanted.side()) {
                case FROM -> test.ask(source);
                case TO -> test.ask(target);
                case ANY -> source.equals(target) ? test.ask(source) : test.ask(source).or(test.ask(target));
            });
        }
        return answer;
    }

    private boolean finds(TopologyNode source, TopologyNode target, List<Evidence> all) {
        boolean ends = fits(source, target);
        return all.stream().anyMatch(one -> evidence.fits(one, ends));
    }

    /// What it means among these nodes and edges, whose ends are among the nodes.
    public Matches in(Map<NodeId, TopologyNode> nodes, Set<EdgeId> edges, Function<EdgeId, List<Evidence>> evidenceOf) {
        if (empty) {
            return new Matches(nodes.keySet(), edges);
        }
        var found = new HashSet<NodeId>();
        var lines = new HashSet<EdgeId>();
        if (!aboutEdges) {
            nodes.values().stream().filter(this::finds).map(TopologyNode::id).forEach(found::add);
        }
        for (var id : edges) {
            var source = nodes.get(id.source());
            var target = nodes.get(id.target());
            if (source == null || target == null) {
                continue;
            }
            if (aboutEdges ? finds(source, target, evidenceOf.apply(id))
                    : found.contains(id.source()) || found.contains(id.target())) {
                lines.add(id);
            }
        }
        if (aboutEdges) {
            lines.forEach(id -> found.addAll(List.of(id.source(), id.target())));
        }
        return new Matches(found, lines);
    }
}
