package dev.weft.flow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.cluster.SourceStatus;
import dev.weft.fixture.CommandLines;
import dev.weft.flow.FlowAggregator;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.FlowWindow;
import dev.weft.flow.recording.Recording;
import dev.weft.flow.recording.RecordingEntry;
import dev.weft.flow.recording.RecordingWriter;
import dev.weft.kube.KubernetesShapes;
import dev.weft.kube.ManifestFolder;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.kind.PolicyKinds;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ten minutes of the demo's traffic, by a clock of our own, recorded and read again.
class DemoRecordingTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SECONDS = 600;
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final KubernetesShapes SHAPES =
            new KubernetesShapes(PolicyKinds.all().stream().map(PolicyKind::resource).toList());

    @TempDir
    private Path folder;

    @Test
    void tenMinutesReadBackAsTheSameClusterAndTheSameWindow() throws Exception {
        var file = folder.resolve("demo.weft");
        var cluster = demo();
        var seen = record(file, cluster);

        var builder = new SnapshotBuilder(cluster.stamp().source());
        var flows = new FlowAggregator(QUARTER);
        var recording = Recording.open(file, SHAPES);
        recording.read(recording.length(), entry -> {
            switch (entry) {
                case RecordingEntry.OfCluster(_, var change) -> builder.apply(change, cluster.stamp().asOf());
                case RecordingEntry.OfFlow(_, var flow) -> flows.add(flow);
                case RecordingEntry.OfSource(_, var status) -> flows.status(status);
                case RecordingEntry.Name _, RecordingEntry.End _ -> {}
            }
        });

        assertThat(recording.problems()).isEmpty();
        assertThat(recording.started()).isEqualTo(START);
        assertThat(recording.length()).isEqualTo(Duration.ofSeconds(SECONDS - 1));
        assertThat(builder.snapshot().contents()).isEqualTo(cluster.contents());
        assertThat(builder.snapshot().problems()).isEqualTo(cluster.problems());
        assertThat(builder.snapshot().statuses()).isEqualTo(cluster.statuses());
        assertThat(flows.window(START.plusSeconds(SECONDS))).isEqualTo(seen);
        assertThat(seen.flows()).hasSizeGreaterThan(50);
        assertThat(Files.size(file)).isLessThan(1_000_000);
    }

    /// `-Dgolden.renew=true` writes them anew.
    @ParameterizedTest
    @ValueSource(strings = {"txt", "json", "csv"})
    void theSummaryOfTheFirstMinuteStaysAsItIs(String format) throws Exception {
        var file = folder.resolve("demo.weft");
        record(file, demo());
        var out = new StringWriter();
        var err = new StringWriter();

        int status = CommandLines.run(
                new String[] {"flows", "--source", "recording=" + file, "--summary", "-o", format, "--for", "59s"},
                _ -> {
                    throw new AssertionError("the cluster is in the recording");
                },
                new PrintWriter(out),
                new PrintWriter(err));

        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        var golden = Path.of("src/test/resources/flows/demo-summary." + format);
        if (Boolean.getBoolean("golden.renew")) {
            Files.writeString(golden, out.toString());
        }
        assertThat(out.toString()).isEqualTo(Files.readString(golden));
    }

    private static FlowWindow record(Path file, ClusterSnapshot cluster) throws IOException {
        var traffic = new DemoTraffic(DemoScript.shipped(), 7);
        var flows = new FlowAggregator(QUARTER);
        var status = new FlowSourceStatus(DemoTraffic.NAME, new SourceStatus.Live(START), 0, "scripted");
        try (var writer = RecordingWriter.to(file, SHAPES, START)) {
            writer.cluster(START, cluster);
            writer.status(START, status);
            flows.status(status);
            for (int second = 0; second < SECONDS; second++) {
                var at = START.plusSeconds(second);
                for (var flow : traffic.second(cluster, second, at)) {
                    writer.flow(at, flow);
                    flows.add(flow);
                }
            }
        }
        return flows.window(START.plusSeconds(SECONDS));
    }

    private static ClusterSnapshot demo() throws InterruptedException {
        var changes = new LinkedBlockingQueue<Change>();
        var builder = new SnapshotBuilder("demo cluster");
        var kinds = PolicyKinds.all().stream().map(PolicyKind::resource).toList();
        try (var source = ManifestFolder.demo(kinds)) {
            source.start(changes::add);
            while (!builder.snapshot().stamp().synced()) {
                var change = changes.poll(30, TimeUnit.SECONDS);
                assertThat(change).isNotNull();
                builder.apply(change, START);
            }
        }
        return builder.snapshot();
    }
}
