package dev.weft.topology.format;

import dev.weft.topology.Boxes;
import dev.weft.topology.GraphFormat;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// GraphML: a namespace is a node with a graph of its own, marked as yEd and NetworkX know groups; every node also says
/// its namespace, for those that know none.
///
/// Source: "The GraphML File Format", graphml.graphdrawing.org, "Nested Graphs" and "GraphML-Attributes".
final class GraphMlFormat implements GraphFormat {
    private static final String SPACE = "http://graphml.graphdrawing.org/xmlns";
    private static final List<String> OF_NODES =
            List.of("label", "kind", "namespace", "members", "ready", "ports", "access", "policies");
    private static final List<String> OF_EDGES =
            List.of("state", "label", "ports", "because", "pairs", "color", "line");

    @Override
    public String ending() {
        return "graphml";
    }

    @Override
    public String title() {
        return "GraphML";
    }

    @Override
    public String text(Topology topology, Origin origin) {
        var text = new StringWriter();
        try {
            var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new Document(out).write(topology, origin);
            out.close();
        } catch (XMLStreamException impossible) { // memory takes everything
            throw new IllegalStateException(impossible);
        }
        return text + "\n";
    }

    private record Document(XMLStreamWriter out) {
        void write(Topology topology, Origin origin) throws XMLStreamException {
            out.writeStartDocument("UTF-8", "1.0");
            open(0, "graphml");
            out.writeDefaultNamespace(SPACE);
            line(1);
            out.writeStartElement("desc");
            out.writeCharacters(String.join("; ", Heads.lines(topology, origin)));
            out.writeEndElement();
            keys("node", OF_NODES);
            keys("edge", OF_EDGES);
            open(1, "graph");
            out.writeAttribute("id", "weft");
            out.writeAttribute("edgedefault", "directed");
            for (var entry : NodeWords.byNamespace(topology).entrySet()) {
                nodes(entry.getKey(), entry.getValue());
            }
            for (var edge : topology.edges()) {
                edge(edge);
            }
            close(1);
            close(0);
            out.writeEndDocument();
        }

        private void keys(String of, List<String> names) throws XMLStreamException {
            for (var name : names) {
                line(1);
                out.writeEmptyElement("key");
                out.writeAttribute("id", of + "." + name);
                out.writeAttribute("for", of);
                out.writeAttribute("attr.name", name);
                out.writeAttribute("attr.type", isNumber(name) ? "int" : "string");
            }
        }

        private static boolean isNumber(String name) {
            return name.equals("members") || name.equals("ready") || name.equals("pairs");
        }

        private void nodes(String namespace, List<TopologyNode> nodes) throws XMLStreamException {
            if (namespace.isEmpty()) {
                for (var node : nodes) {
                    node(2, node);
                }
                return;
            }
            var name = Plain.line(namespace);
            open(2, "node");
            out.writeAttribute("id", "box:" + name);
            out.writeAttribute("yfiles.foldertype", "group");
            data(3, "node.label", name);
            data(3, "node.kind", Boxes.isNamespace(name) ? "Namespace" : "Group");
            open(3, "graph");
            out.writeAttribute("id", "graph:" + name);
            out.writeAttribute("edgedefault", "directed");
            for (var node : nodes) {
                node(4, node);
            }
            close(3);
            close(2);
        }

        private void node(int depth, TopologyNode node) throws XMLStreamException {
            var facts = node.facts();
            open(depth, "node");
            out.writeAttribute("id", NodeWords.id(node.id()));
            data(depth + 1, "node.label", NodeWords.label(node));
            data(depth + 1, "node.kind", NodeWords.kind(node));
            data(depth + 1, "node.namespace", NodeWords.namespace(node));
            data(depth + 1, "node.members", facts.members() < 0 ? "" : String.valueOf(facts.members()));
            data(depth + 1, "node.ready", facts.ready() < 0 ? "" : String.valueOf(facts.ready()));
            data(depth + 1, "node.ports", Plain.line(String.join(", ", facts.ports())));
            data(depth + 1, "node.access", NodeWords.access(facts.access()));
            data(depth + 1, "node.policies", String.join("; ", NodeWords.policies(node)));
            close(depth);
        }

        private void edge(TopologyEdge edge) throws XMLStreamException {
            var look = EdgeStyle.of(edge.state());
            open(2, "edge");
            out.writeAttribute("source", NodeWords.id(edge.id().source()));
            out.writeAttribute("target", NodeWords.id(edge.id().target()));
            data(3, "edge.state", EdgeWords.state(edge));
            data(3, "edge.label", EdgeWords.label(edge));
            data(3, "edge.ports", String.join(", ", EdgeWords.ports(edge)));
            data(3, "edge.because", String.join("; ", EdgeWords.because(edge)));
            data(3, "edge.pairs", String.valueOf(edge.pairs().total()));
            data(3, "edge.color", look.colour());
            data(3, "edge.line", look.line().name().toLowerCase(Locale.ROOT));
            close(2);
        }

        /// Nothing for an empty value: what is not known is left out.
        private void data(int depth, String key, String value) throws XMLStreamException {
            if (value.isEmpty()) {
                return;
            }
            line(depth);
            out.writeStartElement("data");
            out.writeAttribute("key", key);
            out.writeCharacters(value);
            out.writeEndElement();
        }

        private void open(int depth, String element) throws XMLStreamException {
            line(depth);
            out.writeStartElement(element);
        }

        private void close(int depth) throws XMLStreamException {
            line(depth);
            out.writeEndElement();
        }

        private void line(int depth) throws XMLStreamException {
            out.writeCharacters("\n" + "  ".repeat(depth));
        }
    }
}
