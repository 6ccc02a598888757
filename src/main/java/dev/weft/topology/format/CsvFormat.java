package dev.weft.topology.format;

import dev.weft.topology.GraphFormat;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The connections as a table for a spreadsheet, one row each. Nodes without a connection have no row, and there is no
/// place for notes: the other formats have both.
///
/// Source: RFC 4180.
final class CsvFormat implements GraphFormat {
    private static final String HEADER = "source,source_kind,source_namespace,target,target_kind,target_namespace,"
            + "state,ports,pairs,because";

    @Override
    public String ending() {
        return "csv";
    }

    @Override
    public String title() {
        return "CSV, the connections";
    }

    @Override
    public String text(Topology topology, Origin origin) {
        return Stream.concat(Stream.of(HEADER), topology.edges().stream().map(edge -> row(topology, edge)))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String row(Topology topology, TopologyEdge edge) {
        return Csv.line(Stream.of(
                        end(topology, edge.id().source()),
                        end(topology, edge.id().target()),
                        List.of(
                                EdgeWords.state(edge),
                                String.join(" ", EdgeWords.ports(edge)),
                                String.valueOf(edge.pairs().total()),
                                String.join("; ", EdgeWords.because(edge))))
                .flatMap(List::stream));
    }

    private static List<String> end(Topology topology, NodeId id) {
        return topology.node(id)
                .map((TopologyNode node) ->
                        List.of(NodeWords.label(node), NodeWords.kind(node), NodeWords.namespace(node)))
                .orElse(List.of(NodeWords.id(id), "", ""));
    }
}
