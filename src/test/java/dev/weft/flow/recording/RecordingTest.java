package dev.weft.flow.recording;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowRates;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.kube.KubernetesShapes;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final KubernetesShapes SHAPES = new KubernetesShapes(List.of());
    private static final ClusterSnapshot ONE_POD = cluster(pod("shop/web", "app=web"));

    @TempDir
    private Path folder;

    @Test
    void everythingThatIsKnownOfAFlowIsKept() throws IOException {
        var full = new Flow(
                new FlowKey(
                        new FlowEnd.OfWorkload(new ObjectRef("apps", "Deployment", "shop", "web")),
                        new FlowEnd.OfName("api.example.com"),
                        new FlowTraffic(Protocol.UDP, FlowTraffic.NO_PORT),
                        FlowVerdict.AUDITED,
                        "istio"),
                START.plusNanos(1),
                START.plusSeconds(5),
                new FlowCounts(
                        3, OptionalLong.of(2), OptionalLong.of(1L << 40), OptionalLong.of(0), OptionalLong.of(7),
                        OptionalLong.of(1)),
                new FlowRates(
                        OptionalDouble.of(0.1), OptionalDouble.of(2), OptionalDouble.empty(), OptionalDouble.of(3),
                        OptionalDouble.of(0.01), OptionalDouble.of(12.5)),
                new FlowFacts(
                        "a \"note\"\n",
                        new FlowFacts.Security(FlowFacts.Known.PARTLY, FlowFacts.Known.NO),
                        new FlowFacts.Policies(
                                Set.of(new ObjectRef("networking.k8s.io", "NetworkPolicy", "shop", "a")),
                                Set.of(new ObjectRef("cilium.io", "CiliumClusterwideNetworkPolicy", "", "b")),
                                "policy denied (133)",
                                Optional.of(new FlowFacts.Staged(FlowVerdict.DROPPED, Set.of()))),
                        new FlowFacts.Peer(Set.of("x.y", "z.y"), Optional.of(ObjectRef.ofService("shop", "api"))),
                        "GET /points 200"));
        var file = file();
        try (var writer = RecordingWriter.to(file, SHAPES, START)) {
            for (var end : ends()) {
                writer.flow(START, flow(end, 0));
            }
            writer.flow(START, full);
        }

        var flows = flows(Recording.open(file, SHAPES));

        assertThat(flows).hasSize(ends().size() + 1).endsWith(full);
        assertThat(flows.stream().limit(ends().size()).map(flow -> flow.key().source()).toList()).isEqualTo(ends());
    }

    @Test
    void theClusterIsKeptAndWhatChangesInIt() throws IOException {
        var file = file();
        var builder = new SnapshotBuilder("fixture");
        ONE_POD.pods().forEach(web -> builder.apply(new Change.Put(web), START));
        builder.apply(new Change.Synced(START), START);
        try (var writer = RecordingWriter.to(file, SHAPES, START)) {
            writer.cluster(START, builder.snapshot());
            writer.cluster(START.plusSeconds(2), builder.snapshot());
            cluster(pod("shop/db", "app=db")).pods().forEach(db ->
                    builder.apply(new Change.Put(db), START));
            builder.apply(new Change.Remove(ObjectRef.ofPod("shop", "web")), START);
            writer.cluster(START.plusSeconds(3), builder.snapshot());
        }

        var recording = Recording.open(file, SHAPES);
        var changes = new ArrayList<String>();
        recording.read(recording.length(), entry -> {
            if (entry instanceof RecordingEntry.OfCluster(var at, var change)) {
                changes.add(at + " " + text(change));
            }
        });

        assertThat(recording.hasCluster()).isTrue();
        assertThat(changes).containsExactly(
                "0 put Pod shop/web", "0 synced", "3000 put Pod shop/db", "3000 remove Pod shop/web");
    }

    @Test
    void howWellSourcesWereHeardIsKept() throws IOException {
        var file = file();
        var statuses = List.of(
                new FlowSourceStatus("hubble", new SourceStatus.Connecting("finding it"), 0, ""),
                new FlowSourceStatus("hubble", new SourceStatus.Live(START), 12, "2 nodes"),
                new FlowSourceStatus("hubble", new SourceStatus.Stale(START, "reset"), 12, ""),
                new FlowSourceStatus("hubble", new SourceStatus.Failed("refused", "try again"), 12, ""));
        try (var writer = RecordingWriter.to(file, SHAPES, START)) {
            statuses.forEach(status -> writer.status(START, status));
        }

        var read = new ArrayList<FlowSourceStatus>();
        var recording = Recording.open(file, SHAPES);
        recording.read(recording.length(), entry -> {
            if (entry instanceof RecordingEntry.OfSource(_, var status)) {
                read.add(status);
            }
        });

        assertThat(read).isEqualTo(statuses);
        assertThat(recording.hasCluster()).isFalse();
    }

    @Test
    void aFileThatIsCutOffIsPlayedUpToThere() throws IOException {
        var whole = Files.readAllBytes(written(2_000));
        var cut = folder.resolve("cut.weft");
        Files.write(cut, Arrays.copyOf(whole, whole.length * 2 / 3));

        var recording = Recording.open(cut, SHAPES);

        assertThat(flows(recording)).hasSizeBetween(100, 1_900);
        assertThat(recording.problems()).singleElement().satisfies(problem -> assertThat(problem.line())
                .startsWith("cut.weft: is cut off or damaged after ")
                .endsWith("; nothing to do: what stands before is played"));
    }

    @Test
    void aRecordingThatRunsCanBeReadAlready() throws IOException {
        var file = file();
        try (var writer = RecordingWriter.to(file, SHAPES, START)) {
            writer.cluster(START, ONE_POD);
            writer.flow(START.plusSeconds(1), flow(ends().getFirst(), 1));
            writer.flow(START.plusSeconds(2), flow(ends().getFirst(), 2));

            assertThat(flows(Recording.open(file, SHAPES))).hasSize(2);
        }
    }

    @Test
    void linesThatAreBrokenOrFromTheFutureAreLeftOut() throws IOException {
        var plain = folder.resolve("plain.jsonl");
        var lines = new ArrayList<>(unzipped(written(2)).lines().toList());
        lines.set(0, lines.getFirst().replace("recording/1", "recording/2"));
        lines.add(1, "{\"t\":0,\"flow\":{\"src\":\"elsewhere\"}}");
        lines.add(1, "not json");
        lines.add(1, "{\"t\":0,\"weather\":{}}");
        Files.write(plain, lines);

        var recording = Recording.open(plain, SHAPES);

        assertThat(flows(recording)).hasSize(2);
        assertThat(recording.problems()).extracting(Problem::line).containsExactly(
                "plain.jsonl: was written by a newer version of Weft; update Weft to see what is left out",
                "plain.jsonl: 2 lines are broken and left out; record it again");
    }

    @Test
    void whatIsNoRecordingIsRefusedInOneLine() throws IOException {
        var other = Files.writeString(folder.resolve("notes.txt"), "hello\n");

        assertThatThrownBy(() -> Recording.open(other, SHAPES))
                .isInstanceOf(UnreadableRecording.class)
                .hasMessage("notes.txt: is no recording of Weft; name a file that was written with --record");
        assertThatThrownBy(() -> Recording.open(Files.write(folder.resolve("e"), new byte[0]), SHAPES))
                .isInstanceOf(UnreadableRecording.class);
        assertThatThrownBy(() -> Recording.open(folder.resolve("none"), SHAPES))
                .isInstanceOf(NoSuchFileException.class);
    }

    private Path file() {
        return folder.resolve("r.weft");
    }

    private Path written(int flows) throws IOException {
        var file = file();
        try (var writer = RecordingWriter.to(file, SHAPES, START)) {
            for (int i = 0; i < flows; i++) {
                writer.flow(START.plusMillis(i), flow(new FlowEnd.OfAddress(IpAddress.ipv4(i * 7_919L)), i));
            }
        }
        return file;
    }

    private static List<Flow> flows(Recording recording) throws IOException {
        var flows = new ArrayList<Flow>();
        recording.read(recording.length(), entry -> {
            if (entry instanceof RecordingEntry.OfFlow(_, var flow)) {
                flows.add(flow);
            }
        });
        return flows;
    }

    private static List<FlowEnd> ends() {
        return List.of(
                new FlowEnd.OfPod(ObjectRef.ofPod("shop", "web-0")),
                new FlowEnd.OfService(ObjectRef.ofService("shop", "db")),
                new FlowEnd.OfNode("n1"),
                new FlowEnd.OfAddress(IpAddress.parse("fd00::1").orElseThrow()),
                new FlowEnd.Unknown());
    }

    static Flow flow(FlowEnd source, int number) {
        var key = new FlowKey(
                source, new FlowEnd.OfPod(ObjectRef.ofPod("shop", "db")), FlowTraffic.tcp(5432), FlowVerdict.FORWARDED,
                "hubble");
        return Flow.at(key, START.plusMillis(number), FlowCounts.events(1).withConnections(1));
    }

    private static String unzipped(Path file) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String text(Change change) {
        return switch (change) {
            case Change.Put(var resource) -> "put " + resource.ref().label();
            case Change.Remove(var ref) -> "remove " + ref.label();
            case Change.Synced _ -> "synced";
            case Change.Status _, Change.Report _ -> "other";
        };
    }
}
