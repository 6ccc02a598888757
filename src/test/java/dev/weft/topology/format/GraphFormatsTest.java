package dev.weft.topology.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.ClusterFixture;
import dev.weft.fixture.DemoScenes;
import dev.weft.fixture.SceneFixture;
import dev.weft.picture.Palette;
import dev.weft.picture.Theme;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Evidence;
import dev.weft.topology.GraphFormat;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;

/// The drawn graph as text for other programs. `-Dweft.golden=renew` writes the expected texts anew.
class GraphFormatsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/graphs");
    private static final GraphFormat.Origin ORIGIN =
            new GraphFormat.Origin("shop cluster", Optional.of(ClusterFixture.NOW));
    private static final GraphFormat.Origin HOSTILE_ORIGIN = new GraphFormat.Origin("-->\"]]>{{", Optional.empty());
    /// What the formats quote with, what ends a line, and what is no character.
    private static final List<String> HOSTILE = List.of(
            "a\"b", "a\\", "a\nb", "</data>", "a]]>b", "a&amp;b", "--x|b|", "a%%{init}", "\"; drop", "=1+1", "\u0000",
            "\ud800", "\uffff", "a`b`", "end", "#quot;", "日本語", "a,b", "\u202eb",
            "fa:fa-car", "$$x^2$$", "<script>alert(1)</script>", "1. list");

    static Stream<GraphFormat> formats() {
        return GraphFormats.all().stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theShopIsWrittenAsAlways(GraphFormat format) throws IOException {
        var text = format.text(shop(), ORIGIN);
        var file = GOLDEN.resolve("shop." + format.ending());
        if ("renew".equals(System.getProperty("weft.golden"))) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualToNormalizingNewlines(Files.readString(file));
    }

    @Test
    void noTwoFormatsHaveTheSameEnding() {
        assertThat(formats().map(GraphFormat::ending)).doesNotHaveDuplicates();
        assertThat(formats().map(GraphFormat::title)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void anEmptyGraphIsStillAGraph(GraphFormat format) {
        assertThat(format.text(Topology.EMPTY, ORIGIN)).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatAReaderMustKnowIsSaid(GraphFormat format) {
        var noted = shop().saying(List.of("1 200 connections were merged"), List.of());

        if (!format.ending().equals("csv")) { // a table has no place for it
            assertThat(format.text(noted, ORIGIN)).contains("1 200 connections were merged");
        }
    }

    @Test
    void everyNodeAndEdgeIsInTheGraphMl() {
        for (var topology : List.of(shop(), hostile())) {
            var xml = parsed(new GraphMlFormat().text(topology, HOSTILE_ORIGIN));

            assertThat(values(xml, "node", "id")).containsAll(ids(topology)).doesNotHaveDuplicates();
            assertThat(edges(values(xml, "edge", "source"), values(xml, "edge", "target")))
                    .isEqualTo(pairs(topology));
        }
    }

    @Test
    void everyNodeAndEdgeIsInTheJson() {
        for (var topology : List.of(shop(), hostile())) {
            var json = JsonMapper.builder().build().readTree(new JsonFormat().text(topology, HOSTILE_ORIGIN));

            var nodes = json.get("nodes").valueStream().map(node -> node.get("id").stringValue()).toList();
            assertThat(nodes).isEqualTo(ids(topology));
            var edges = json.get("edges").valueStream()
                    .map(edge -> edge.get("src").stringValue() + " " + edge.get("dst").stringValue())
                    .toList();
            assertThat(edges).isEqualTo(pairs(topology));
            assertThat(json.get("edges").valueStream().map(edge -> edge.get("state").stringValue()).toList())
                    .isEqualTo(topology.edges().stream().map(edge -> edge.state().word()).toList());
        }
    }

    @Test
    void everyNodeAndEdgeIsALineOfTheDot() {
        for (var topology : List.of(shop(), hostile())) {
            var lines = new DotFormat().text(topology, HOSTILE_ORIGIN).lines().map(String::strip).toList();

            for (var id : ids(topology)) {
                assertThat(lines).filteredOn(line -> line.startsWith(dot(id) + " [label=")).hasSize(1);
            }
            for (var edge : topology.edges()) {
                var start = dot(NodeWords.id(edge.id().source())) + " -> " + dot(NodeWords.id(edge.id().target()));
                assertThat(lines).filteredOn(line -> line.startsWith(start + " [label=\"" + edge.state().word()
                        .substring(0, 3))
                        || line.startsWith(start) && edge.merged()).hasSize(1);
            }
            assertThat(lines).allSatisfy(line -> assertThat(unescapedQuotes(line)).isEven());
        }
    }

    @Test
    void everyNodeAndEdgeIsALineOfTheMermaid() {
        for (var topology : List.of(shop(), hostile())) {
            var lines = new MermaidFormat().text(topology, HOSTILE_ORIGIN).lines().map(String::strip).toList();

            for (int i = 0; i < topology.nodes().size(); i++) {
                var name = "n" + i;
                assertThat(lines).filteredOn(line -> line.matches(name + "[\\[({].*")).hasSize(1);
            }
            assertThat(lines).filteredOn(line -> line.matches("n\\d+ (==|--|-\\.-)[>x]\\|\".*\"\\| n\\d+"))
                    .hasSameSizeAs(topology.edges());
            assertThat(lines).filteredOn(line -> line.startsWith("n"))
                    .allSatisfy(line -> assertThat(line.chars().filter(c -> c == '"')).hasSize(2))
                    .noneMatch(line -> line.contains("$$") || line.contains(":fa") || line.contains("<script"));
        }
    }

    @Test
    void everyEdgeIsARowOfTheCsvAndNoneIsAFormula() {
        for (var topology : List.of(shop(), hostile())) {
            var rows = new CsvFormat().text(topology, HOSTILE_ORIGIN).split("\r\n", -1);

            assertThat(rows).hasSize(topology.edges().size() + 2); // header, and the end of the last row
            assertThat(rows).noneMatch(row -> row.startsWith("="));
        }
    }

    @ParameterizedTest
    @EnumSource(EdgeState.class)
    void aStateHasTheColourThatItHasInThePicture(EdgeState state) {
        var colour = Palette.of(Theme.LIGHT).of(state);

        assertThat(EdgeStyle.of(state).colour()).isEqualTo("#%06X".formatted(colour.argb() & 0xFFFFFF));
    }

    @Test
    void noTwoVerdictsDifferByColourAlone() {
        var looks = new HashSet<String>();
        for (var state : List.of(
                EdgeState.OBSERVED_DENIED, EdgeState.WOULD_BE_DENIED, EdgeState.WOULD_BE_ALLOWED,
                EdgeState.OBSERVED_ALLOWED, EdgeState.UNUSED, EdgeState.UNKNOWN, EdgeState.UNTRIED)) {
            var style = EdgeStyle.of(state);
            assertThat(looks.add(style.line() + " " + style.strong() + " " + style.stopped())).as("%s", state).isTrue();
        }
    }

    @Test
    void moreThanMermaidDrawsIsSaidAndStillWritten() {
        var large = DemoScenes.large(80, 600).scene().topology();

        var text = new MermaidFormat().text(large, ORIGIN);

        assertThat(large.edges()).hasSizeGreaterThan(500);
        assertThat(text).contains("note: " + large.edges().size() + " connections; Mermaid draws 500 unless");
        assertThat(text.lines().filter(line -> line.contains("|\""))).hasSameSizeAs(large.edges());
    }

    private static Topology shop() {
        return DemoScenes.draft().scene().topology();
    }

    /// Every hostile name as a workload, a namespace, and somebody outside, each with an edge to the next.
    private static Topology hostile() {
        var nodes = new ArrayList<TopologyNode>();
        for (var name : HOSTILE) {
            var ref = SceneFixture.ref("Deployment", name + "/" + name);
            nodes.add(new TopologyNode(
                    NodeId.ofWorkload(ref), name, name, Optional.of(ref), TopologyNode.Facts.NONE));
            nodes.add(new TopologyNode(
                    NodeId.ofOutside(name), name, "", Optional.empty(), TopologyNode.Facts.NONE));
        }
        var edges = new ArrayList<TopologyEdge>();
        for (int i = 1; i < nodes.size(); i++) {
            edges.add(new TopologyEdge(
                    new EdgeId(nodes.get(i - 1).id(), nodes.get(i).id()),
                    List.of(new Evidence.Refused())));
        }
        return Topology.of(nodes, edges);
    }

    private static List<String> ids(Topology topology) {
        return topology.nodes().stream().map(node -> NodeWords.id(node.id())).toList();
    }

    private static List<String> pairs(Topology topology) {
        return topology.edges().stream()
                .map(edge -> NodeWords.id(edge.id().source()) + " " + NodeWords.id(edge.id().target()))
                .toList();
    }

    private static List<String> edges(List<String> sources, List<String> targets) {
        var edges = new ArrayList<String>();
        for (int i = 0; i < sources.size(); i++) {
            edges.add(sources.get(i) + " " + targets.get(i));
        }
        return edges;
    }

    private static String dot(String id) {
        return "\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static int unescapedQuotes(String line) {
        int quotes = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '"' && !line.startsWith("//")) {
                quotes++;
            }
        }
        return quotes;
    }

    private static Document parsed(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static List<String> values(Document xml, String element, String attribute) {
        var found = xml.getElementsByTagName(element);
        var values = new ArrayList<String>();
        for (int i = 0; i < found.getLength(); i++) {
            values.add(((Element) found.item(i)).getAttribute(attribute));
        }
        return values;
    }
}
