package dev.weft.flow.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.cluster.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubbleExportTest {
    private static final String LINE = """
            {"flow":{"time":"2026-01-01T00:00:%02dZ","verdict":"FORWARDED","IP":{"source":"10.0.0.1","destination":\
            "10.0.0.2","ipVersion":"IPv4"},"l4":{"TCP":{"source_port":%d,"destination_port":80,"flags":{"SYN":true}}},\
            "source":{"namespace":"shop","pod_name":"web-0"},"destination":{"namespace":"shop","pod_name":"db-0"},\
            "Type":"L3_L4","node_name":"n1","is_reply":false,"event_type":{"type":4},"traffic_direction":"INGRESS",\
            "trace_observation_point":"TO_ENDPOINT"},"node_name":"n1","time":"2026-01-01T00:00:%02dZ"}
            """;

    @TempDir
    private Path folder;

    @Test
    void whatHubbleExportsIsPlayedAsARecordingWithoutACluster() throws IOException {
        var export = Files.writeString(
                folder.resolve("events.log"), LINE.formatted(1, 4001, 1) + "garbled\n" + LINE.formatted(9, 4002, 9));

        var recording = Recording.open(export, RecordingTest.SHAPES);
        var told = new ArrayList<String>();
        recording.read(recording.length(), entry -> {
            if (entry instanceof RecordingEntry.OfFlow(_, var flow)) {
                told.add(flow.key().source().text() + " > " + flow.key().destination().text() + " "
                        + flow.key().traffic() + " " + flow.key().by());
            }
        });

        assertThat(told).containsOnly("shop/web-0 > shop/db-0 TCP 80 hubble").hasSize(2);
        assertThat(recording.started()).isEqualTo(Instant.parse("2026-01-01T00:00:01Z"));
        assertThat(recording.length()).isEqualTo(Duration.ofSeconds(8));
        assertThat(recording.hasCluster()).isFalse();
        assertThat(recording.problems()).extracting(Problem::line).singleElement().asString()
                .startsWith("events.log: ").contains("line 2: no JSON");
    }

    @Test
    void anExportWithoutAnyFlowIsRefused() throws IOException {
        var export = Files.write(folder.resolve("empty.json"), List.of("{\"lost_events\":{\"num_events_lost\":3}}"));

        assertThatThrownBy(() -> Recording.open(export, RecordingTest.SHAPES))
                .isInstanceOf(UnreadableRecording.class)
                .hasMessageContaining("holds no flow");
    }
}
