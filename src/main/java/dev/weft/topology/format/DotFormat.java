package dev.weft.topology.format;

import dev.weft.topology.GraphFormat;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.util.List;

/// For graphviz: one cluster for each namespace, the state of an edge as its label, colour, line and arrow head, and
/// what speaks for it as its tooltip.
///
/// Source: graphviz, "DOT Language" (within a quoted string only the quote needs an escape) and "escString" (labels
/// also read backslashes, and the entities of HTML).
final class DotFormat implements GraphFormat {
    @Override
    public String ending() {
        return "dot";
    }

    @Override
    public String title() {
        return "Graphviz DOT";
    }

    @Override
    public String text(Topology topology, Origin origin) {
        var out = new StringBuilder();
        Heads.lines(topology, origin).forEach(line -> out.append("// ").append(line).append('\n'));
        out.append("digraph weft {\n");
        line(out, 1, "graph [rankdir=LR, fontname=\"Helvetica\", label=" + label(Heads.title(origin)) + "]");
        line(out, 1, "node [shape=box, style=\"rounded\", fontname=\"Helvetica\", fontsize=11]");
        line(out, 1, "edge [fontname=\"Helvetica\", fontsize=9]");
        NodeWords.byNamespace(topology).forEach((namespace, nodes) -> nodes(out, namespace, nodes));
        topology.edges().forEach(edge -> line(out, 1, edge(edge)));
        return out.append("}\n").toString();
    }

    private static void nodes(StringBuilder out, String namespace, List<TopologyNode> nodes) {
        if (namespace.isEmpty()) {
            nodes.forEach(node -> line(out, 1, node(node)));
            return;
        }
        line(out, 1, "subgraph " + quoted("cluster_" + Plain.line(namespace)) + " {");
        line(out, 2, "label=" + label(Plain.line(namespace)));
        line(out, 2, "style=\"rounded\"");
        nodes.forEach(node -> line(out, 2, node(node)));
        line(out, 1, "}");
    }

    private static String node(TopologyNode node) {
        var shape = switch (node.id().kind()) {
            case WORKLOAD -> "";
            case SERVICE -> ", shape=component";
            case INGRESS -> ", shape=cds";
            case GROUP, NAMESPACE -> ", shape=folder";
            case MACHINE -> ", shape=box3d";
            case OUTSIDE -> ", shape=ellipse";
        };
        var policies = String.join("; ", NodeWords.policies(node));
        return quoted(NodeWords.id(node.id())) + " [label=" + label(NodeWords.label(node), NodeWords.second(node))
                + shape + (policies.isEmpty() ? "" : ", tooltip=" + label(policies)) + "]";
    }

    private static String edge(TopologyEdge edge) {
        var look = EdgeStyle.of(edge.state());
        var style = switch (look.line()) {
            case SOLID -> "solid";
            case DASHED -> "dashed";
            case DOTTED -> "dotted";
        };
        return end(edge.id().source()) + " -> " + end(edge.id().target()) + " [label=" + label(EdgeWords.label(edge))
                + ", color=\"" + look.colour() + "\", fontcolor=\"" + look.colour() + "\", style=" + style
                + ", penwidth=" + (look.strong() ? "2" : "1")
                + (look.stopped() ? ", arrowhead=tee" : "")
                + ", tooltip=" + label(EdgeWords.because(edge).toArray(String[]::new)) + "]";
    }

    private static String end(NodeId id) {
        return quoted(NodeWords.id(id));
    }

    private static void line(StringBuilder out, int depth, String text) {
        out.append("\t".repeat(depth)).append(text).append('\n');
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String label(String... lines) {
        var escaped = new StringBuilder("\"");
        for (var line : lines) {
            escaped.append(escaped.length() > 1 ? "\\n" : "")
                    .append(line.replace("&", "&amp;").replace("\\", "\\\\").replace("\"", "\\\""));
        }
        return escaped.append('"').toString();
    }
}
