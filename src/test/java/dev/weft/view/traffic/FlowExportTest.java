package dev.weft.view.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowRates;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.PolicyWord;
import dev.weft.flow.Spark;
import dev.weft.net.Protocol;
import dev.weft.session.FlowRows;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowExportTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static FlowRows.Row row(FlowEnd destination, FlowTraffic traffic, FlowCounts counts) {
        var key = new FlowKey(
                new FlowEnd.OfPod(ObjectRef.ofPod("shop", "web")),
                destination,
                traffic,
                FlowVerdict.FORWARDED,
                "istio");
        var stats = new FlowStats(
                new FlowStats.Span(NOON, NOON), counts, FlowRates.NONE, FlowFacts.NONE, PolicyWord.ALLOWED,
                Spark.NONE);
        var node = NodeId.ofOutside("x");
        return new FlowRows.Row(
                new EdgeId(node, node), new Evidence.Observed(key, stats, true, false), FlowRates.NONE);
    }

    @Test
    void whatASourceDoesNotKnowIsEmptyAndNullAndNeverZero() {
        var row = row(new FlowEnd.OfName("api.example.com"), new FlowTraffic(Protocol.TCP, FlowTraffic.NO_PORT),
                FlowCounts.events(3));

        assertThat(FlowExport.CSV.lines(List.of(row)).toList().getLast())
                .isEqualTo("shop/web,api.example.com,TCP,,forwarded,allowed,allowed,istio,,3,,,,,"
                        + "2026-01-01T12:00:00Z,2026-01-01T12:00:00Z");
        assertThat(FlowExport.JSON_LINES.lines(List.of(row)).toList())
                .containsExactly("{\"src\": \"shop/web\", \"dst\": \"api.example.com\", \"protocol\": \"TCP\", "
                        + "\"port\": null, \"verdict\": \"forwarded\", \"policy\": \"allowed\", "
                        + "\"policyThen\": \"allowed\", \"source\": \"istio\", \"connections\": null, \"events\": 3, "
                        + "\"bytes\": null, \"mtls\": null, \"policies\": [], \"first\": \"2026-01-01T12:00:00Z\", "
                        + "\"last\": \"2026-01-01T12:00:00Z\"}");
    }

    @Test
    void aNameThatASpreadsheetWouldRunIsAText() {
        var row = row(new FlowEnd.OfName("=cmd(),\"x\""), FlowTraffic.tcp(80), FlowCounts.events(1));

        assertThat(FlowExport.csv(row)).startsWith("shop/web,\"'=cmd(),\"\"x\"\"\",TCP,80,");
        assertThat(FlowExport.json(row)).contains("\"=cmd(),\\\"x\\\"\"");
    }
}
