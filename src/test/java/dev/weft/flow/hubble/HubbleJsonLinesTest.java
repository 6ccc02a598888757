package dev.weft.flow.hubble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.ClusterFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubbleJsonLinesTest {
    private static final String ENDS =
            """
            "IP":{"source":"10.1.0.1","destination":"10.2.0.1","ipVersion":"IPv4"},\
            "l4":{"TCP":{"source_port":40000,"destination_port":5432,"flags":{"SYN":true}}},\
            "source":{"identity":4711,"namespace":"shop","pod_name":"web","labels":["k8s:app=web"]},\
            "destination":{"identity":4712,"namespace":"shop","pod_name":"db"},"Type":"L3_L4",""";
    private static final String DROP = "{" + ENDS + """
            "time":"2026-01-01T00:00:00.5Z","verdict":"DROPPED","drop_reason":133,"drop_reason_desc":"POLICY_DENIED",\
            "traffic_direction":"INGRESS","event_type":{"type":1,"sub_type":133}}""";
    private static final String ARRIVAL = "{" + ENDS.replace("40000", "40001") + """
            "time":"2026-01-01T00:00:02Z","verdict":"FORWARDED","is_reply":false,\
            "trace_observation_point":"TO_ENDPOINT","traffic_direction":"INGRESS","event_type":{"type":4}}""";

    @TempDir
    Path folder;

    @Test
    void bothShapesOfLinesAreRead() throws IOException {
        var seen = new Gathered();
        long lost = read(seen, new ArrayList<>(), List.of(
                "{\"flow\":" + DROP + ",\"node_name\":\"lab/a\",\"time\":\"2026-01-01T00:00:00.5Z\"}",
                ARRIVAL,
                "{\"lost_events\":{\"source\":\"HUBBLE_RING_BUFFER\",\"num_events_lost\":\"12\"}}",
                "{\"agent_event\":{\"type\":\"AGENT_STARTED\"}}"));
        assertThat(lost).isEqualTo(12);
        assertThat(seen.connections()).isEqualTo(2);
        assertThat(seen.like("shop/web > shop/db TCP 5432 dropped").getFirst().facts().dropReason())
                .isEqualTo("policy denied (133)");
        assertThat(seen.like("shop/web > shop/db TCP 5432 forwarded")).hasSize(1);
    }

    @Test
    void aGarbledLineIsToldWithItsNumberAndTheRestIsRead() throws IOException {
        var seen = new Gathered();
        var problems = new ArrayList<String>();
        read(seen, problems, List.of(ARRIVAL, "{\"flow\":{", DROP));
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst()).contains("line 2: no JSON");
        assertThat(seen.connections()).isEqualTo(2);
    }

    @Test
    void theFilesOwnTimesAreKept() throws IOException {
        var seen = new Gathered();
        read(seen, new ArrayList<>(), List.of(ARRIVAL));
        assertThat(seen.newest().last()).hasToString("2026-01-01T00:00:02Z");
    }

    @Test
    void suchAFileIsKnownByItsFirstLine() {
        assertThat(HubbleJsonLines.looksLikeOne("{\"flow\":" + DROP + "}")).isTrue();
        assertThat(HubbleJsonLines.looksLikeOne(DROP)).isTrue();
        assertThat(HubbleJsonLines.looksLikeOne("apiVersion: v1")).isFalse();
    }

    private long read(Gathered seen, List<String> problems, List<String> lines) throws IOException {
        var file = Files.write(folder.resolve("events.log"), lines);
        return HubbleJsonLines.read(file, ClusterFixture.cluster(), seen::accept, problems::add);
    }
}
