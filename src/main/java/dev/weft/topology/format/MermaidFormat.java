package dev.weft.topology.format;

import dev.weft.topology.EdgeState;
import dev.weft.topology.GraphFormat;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A Mermaid flow chart, for a wiki or a pull request: one subgraph for each namespace, the state of an edge as its
/// label, line and head.
///
/// Nodes are numbered, as names may be anything. Source: Mermaid, "Flowcharts - Basic Syntax": a label in quotes may
/// hold all but quotes, which are written as `#quot;`; labels are HTML and, within backquotes, Markdown.
final class MermaidFormat implements GraphFormat {
    /// Mermaid's own limit where nobody raised `maxEdges`.
    private static final int DRAWN_WITHOUT_ASKING = 500;
    /// Of Mermaid, of HTML, of Markdown, of formulas; a colon within a word names an icon.
    private static final String SPECIAL = "\"#&<>`*_\\;%$";

    @Override
    public String ending() {
        return "mmd";
    }

    @Override
    public String title() {
        return "Mermaid";
    }

    @Override
    public String text(Topology topology, Origin origin) {
        var out = new StringBuilder("flowchart LR\n");
        Heads.lines(topology, origin).forEach(line -> out.append("  %% ").append(comment(line)).append('\n'));
        int edges = topology.edges().size();
        if (edges > DRAWN_WITHOUT_ASKING) {
            out.append("  %% note: ").append(edges).append(" connections; Mermaid draws ").append(DRAWN_WITHOUT_ASKING)
                    .append(" unless maxEdges is raised in its configuration\n");
        }
        var names = names(topology);
        int box = 0;
        for (var entry : NodeWords.byNamespace(topology).entrySet()) {
            nodes(out, entry.getKey(), entry.getValue(), new Numbered(names, box++));
        }
        topology.edges().forEach(edge -> out.append("  ").append(edge(edge, names)).append('\n'));
        styles(out, topology);
        return out.toString();
    }

    /// The names of nodes, and the number of the namespace that is written.
    private record Numbered(Map<NodeId, String> names, int box) {
        String name(NodeId id) {
            return names.getOrDefault(id, "n");
        }
    }

    private static Map<NodeId, String> names(Topology topology) {
        var names = new HashMap<NodeId, String>();
        topology.nodes().forEach(node -> names.put(node.id(), "n" + names.size()));
        return names;
    }

    private static void nodes(StringBuilder out, String namespace, List<TopologyNode> nodes, Numbered numbered) {
        if (namespace.isEmpty()) {
            nodes.forEach(node -> out.append("  ").append(node(node, numbered)).append('\n'));
            return;
        }
        out.append("  subgraph s").append(numbered.box()).append("[").append(quoted(Plain.line(namespace)))
                .append("]\n");
        nodes.forEach(node -> out.append("    ").append(node(node, numbered)).append('\n'));
        out.append("  end\n");
    }

    private static String node(TopologyNode node, Numbered numbered) {
        var text = quoted(NodeWords.label(node), NodeWords.second(node));
        var shape = switch (node.id().kind()) {
            case WORKLOAD -> "(" + text + ")";
            case SERVICE -> "([" + text + "])";
            case INGRESS -> "{{" + text + "}}";
            case GROUP, NAMESPACE -> "[[" + text + "]]";
            case MACHINE -> "[" + text + "]";
            case OUTSIDE -> "((" + text + "))";
        };
        return numbered.name(node.id()) + shape;
    }

    private static String edge(TopologyEdge edge, Map<NodeId, String> names) {
        var look = EdgeStyle.of(edge.state());
        var line = switch (look.line()) {
            case SOLID -> look.strong() ? "==" : "--";
            case DASHED, DOTTED -> "-.-";
        };
        var head = look.stopped() ? "x" : ">";
        return names.get(edge.id().source()) + " " + line + head + "|" + quoted(EdgeWords.label(edge)) + "| "
                + names.get(edge.id().target());
    }

    /// One line for each state that occurs, of the numbers of its edges.
    private static void styles(StringBuilder out, Topology topology) {
        var numbers = new EnumMap<EdgeState, ArrayList<Integer>>(EdgeState.class);
        int number = 0;
        for (var edge : topology.edges()) {
            numbers.computeIfAbsent(edge.state(), _ -> new ArrayList<>()).add(number++);
        }
        numbers.forEach((state, all) -> {
            var look = EdgeStyle.of(state);
            var dashes = switch (look.line()) {
                case SOLID -> "";
                case DASHED -> ",stroke-dasharray:10 5";
                case DOTTED -> ",stroke-dasharray:2 5";
            };
            out.append("  linkStyle ")
                    .append(all.stream().map(String::valueOf).collect(Collectors.joining(",")))
                    .append(" stroke:").append(look.colour())
                    .append(",stroke-width:").append(look.strong() ? "2.5px" : "1.5px").append(dashes).append('\n');
        });
    }

    private static String quoted(String... lines) {
        var text = new StringBuilder("\"");
        for (var line : lines) {
            text.append(text.length() > 1 ? "<br/>" : "");
            for (int i = 0; i < line.length(); i++) {
                char letter = line.charAt(i);
                boolean glued = letter == ':' && i + 1 < line.length() && line.charAt(i + 1) != ' ';
                if (glued || SPECIAL.indexOf(letter) >= 0) {
                    text.append('#').append((int) letter).append(';');
                } else {
                    text.append(letter);
                }
            }
        }
        return text.append('"').toString();
    }

    /// A comment that opens a brace is taken for a directive.
    private static String comment(String line) {
        return line.replace('{', '(').replace('}', ')');
    }
}
