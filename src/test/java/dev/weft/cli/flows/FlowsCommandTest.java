package dev.weft.cli.flows;

import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.CommandFailure;
import dev.weft.cli.CommandLineRun;
import dev.weft.cli.SourceOptions;
import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ClusterSource;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.SourceStatus;
import dev.weft.fixture.ClusterFixture;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowCatalogue;
import dev.weft.flow.FlowContext;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSource;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.recording.FlowRecorder;
import dev.weft.flow.recording.Recording;
import dev.weft.flow.recording.RecordingWriter;
import dev.weft.kube.KubernetesShapes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `weft flows` with a cluster and sources of the test's own.
class FlowsCommandTest implements FlowDoors {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final KubernetesShapes SHAPES = new KubernetesShapes(List.of());
    private static final JsonMapper JSON = new JsonMapper();

    private final ClusterSnapshot shop = ClusterFixture.cluster(
            deployment("shop/web", 2, "app=web"), pod("shop/db", "app=db"), pod("bank/ledger", "app=ledger"));
    private final List<FlowOffer> offers = new ArrayList<>(List.of(
            new FlowOffer("hubble", "a relay", "verdicts", FlowOffer.State.READY, ""),
            new FlowOffer("sockets", "the pods", "connections", FlowOffer.State.ASKS, "")));
    private final List<Flow> seen = new ArrayList<>(List.of(
            flow("shop", "web-0", "shop", "db", FlowVerdict.FORWARDED, 3),
            flow("shop", "web-1", "shop", "db", FlowVerdict.FORWARDED, 4),
            flow("shop", "web-1", "bank", "ledger", FlowVerdict.DROPPED, 1)));
    private SourceStatus status = new SourceStatus.Live(AT);
    private Set<String> consented = Set.of();
    private boolean clusterOpened;

    @TempDir
    private Path folder;

    private record Run(int status, List<String> out, List<String> err) {}

    private Run run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new ArrayList<>(List.of("flows"));
        all.addAll(List.of(args));
        int exit = new CommandLineRun(List.of(new FlowsCommand(this)), _ -> {
                    throw new AssertionError("the door for flows opens the cluster");
                })
                .run(all, new PrintWriter(out), new PrintWriter(err));
        return new Run(exit, out.toString().lines().toList(), err.toString().lines().toList());
    }

    @Test
    void podsOfAWorkloadAreAddedUpAsFarAsOneSourceSawThem() {
        var run = run("--summary", "--for", "50ms");

        assertThat(run.status()).isZero();
        assertThat(run.out()).containsExactly(
                "shop/web[Deployment] => bank/ledger[Pod] : TCP 5432, dropped, 1 connection (hubble)",
                "shop/web[Deployment] => shop/db[Pod] : TCP 5432, forwarded, 7 connections (hubble)");
        assertThat(run.err())
                .containsExactly("flows: hubble, a relay: verdicts; also there: sockets (asks for consent)");
    }

    @Test
    void singlePodsAreListedOnDemand() {
        assertThat(run("--summary", "--for", "50ms", "--pods", "--verdict", "forwarded").out()).containsExactly(
                "shop/web-0 => shop/db : TCP 5432, forwarded, 3 connections (hubble)",
                "shop/web-1 => shop/db : TCP 5432, forwarded, 4 connections (hubble)");
    }

    @Test
    void everyFlowIsAnObjectOfItsOwnAndWhatIsNotKnownIsNull() {
        var run = run("--for", "50ms", "--from-pod", "shop/web-0");

        assertThat(run.out()).singleElement().satisfies(line -> {
            var json = JSON.readTree(line);
            assertThat(json.path("src").asString()).isEqualTo("shop/web[Deployment]");
            assertThat(json.path("connections").asLong()).isEqualTo(3);
            assertThat(json.path("bytes").isNull()).isTrue();
            assertThat(json.path("policyWord").asString()).isEqualTo("allowed");
            assertThat(json.path("last").asString()).isEqualTo(AT.toString());
        });
    }

    @Test
    void peopleGetALineEach() {
        assertThat(run("--for", "50ms", "-o", "txt", "--verdict", "dropped").out()).containsExactly(
                "2026-01-01T00:00:00Z  shop/web[Deployment] -> bank/ledger[Pod]  TCP 5432  DROPPED  hubble");
    }

    @Test
    void notTurnsTheFilterBehindItRoundAndNoOther() {
        assertThat(run("--summary", "--for", "50ms", "--not", "--to-namespace", "bank", "--port", "5432").out())
                .singleElement().asString().contains("shop/db");
        assertThat(run("--summary", "--for", "50ms", "-n", "bank").out())
                .singleElement().asString().contains("bank/ledger");
        assertThat(run("--summary", "--for", "50ms", "--filter", "-ledger verdict:forwarded").out()).hasSize(1);
    }

    @Test
    void whatIsWrongIsOneLineAndStatusTwo() {
        assertThat(run("--to-port", "http").err()).containsExactly(
                "error: weft flows: --to-port: \"http\" does not fit; write one number from 1 to 65535; "
                        + "run weft flows --help");
        assertThat(run("--not").err()).containsExactly(
                "error: --not: has no filter behind it; write it in front of one");
        assertThat(run("--for", "soon").err())
                .containsExactly("error: --for: \"soon\" is no time; write 30s, 5m or 1h");
        assertThat(run("--source", "recording").err()).containsExactly(
                "error: --source: a recording is one file and is played alone; write --source recording=FILE");
        assertThat(run("--ca", "x").err()).containsExactly(
                "error: --ca, --cert, --key, --authority: there is no address; write --source hubble=HOST:PORT");
        assertThat(run("--source", "tcpdump").err()).containsExactly(
                "error: --source: \"tcpdump\" is not there; use one of hubble, sockets");
        assertThat(run("--source", "tcpdump").status()).isEqualTo(2);
    }

    @Test
    void socketsNeedConsentAndTheirPlanIsSaidBefore() {
        assertThat(run("--source", "sockets").err()).singleElement().asString()
                .startsWith("error: --source sockets: runs cat in pods, and will read 0 pods in bank, shop")
                .endsWith("; consent for one namespace with -n NAMESPACE, or for all with --allow-pod-exec");
        assertThat(consented).isEmpty();

        assertThat(run("--source", "sockets", "-n", "shop", "--for", "50ms").status()).isZero();
        assertThat(consented).containsExactly("shop");

        run("--source", "sockets", "--allow-pod-exec", "--for", "50ms");
        assertThat(consented).containsExactlyInAnyOrder("shop", "bank");
    }

    @Test
    void whereNothingCanBeUsedJustSoItSaysWhatCouldBe() {
        offers.removeFirst();

        assertThat(run().err()).containsExactly("error: --source: no flow source can be used just so; "
                + "also there: sockets (asks for consent); read pods' sockets with --source sockets -n NAMESPACE");
    }

    @Test
    void aSourceThatFailsIsToldAndTheStatusIsThree() {
        seen.clear();
        status = new SourceStatus.Failed("the relay refuses", "check its certificate");

        var run = run("--summary", "-o", "json", "--for", "50ms");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("error: hubble: the relay refuses; check its certificate");
        var source = JSON.readTree(String.join("\n", run.out())).path("sources").path(0);
        assertThat(source.path("status").asString()).isEqualTo("failed");
        assertThat(source.path("message").asString()).isEqualTo("the relay refuses; check its certificate");
    }

    @Test
    void aServerAtAnAddressNeedsNoClusterAndPodsKeepTheirOwnNames() {
        var run = run("--source", "hubble=relay:4245", "--summary", "--for", "50ms", "--verdict", "dropped");

        assertThat(clusterOpened).isFalse();
        assertThat(run.out()).containsExactly(
                "shop/web-1 => bank/ledger : TCP 5432, dropped, 1 connection (hubble)");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whatIsRecordedReadsBackAsTheSameSummary() {
        var file = folder.resolve("r.weft").toString();
        var live = run("--summary", "-o", "json", "--for", "50ms", "--record", file);

        var again = run("--summary", "-o", "json", "--source", "recording=" + file);

        assertThat(again.out()).isEqualTo(live.out()).hasSizeGreaterThan(20);
        assertThat(again.err()).isEmpty();
        assertThat(run("--summary", "--source", "recording=" + file, "--verdict", "dropped").out()).hasSize(1);
        assertThat(run("--record", folder.toString(), "--for", "50ms").status()).isEqualTo(2);
    }

    private static Flow flow(
            String sourceNamespace, String source, String namespace, String name, FlowVerdict verdict, int times) {
        var key = new FlowKey(
                new FlowEnd.OfPod(ObjectRef.ofPod(sourceNamespace, source)),
                new FlowEnd.OfPod(ObjectRef.ofPod(namespace, name)),
                FlowTraffic.tcp(5432),
                verdict,
                "hubble");
        return Flow.at(key, AT, FlowCounts.events(times).withConnections(times)).with(FlowFacts.NONE);
    }

    private FlowSource source() {
        return new FlowSource() {
            @Override
            public String name() {
                return "hubble";
            }

            @Override
            public void start(FlowContext context, FlowSink sink) {
                sink.status(new FlowSourceStatus("hubble", status, 0, ""));
                seen.forEach(sink::accept);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Watched cluster(SourceOptions options) {
        clusterOpened = true;
        var source = new ClusterSource() {
            @Override
            public String name() {
                return "shop";
            }

            @Override
            public void start(Consumer<Change> sink) {
                shop.pods().forEach(pod -> sink.accept(new Change.Put(pod)));
                shop.workloads().forEach(workload -> sink.accept(new Change.Put(workload)));
                shop.namespaces().values().forEach(namespace -> sink.accept(new Change.Put(namespace)));
                sink.accept(new Change.Synced(AT));
            }

            @Override
            public void close() {}
        };
        return new Watched(source, new FlowCatalogue() {
            @Override
            public List<FlowOffer> offers(ClusterSnapshot snapshot) {
                return offers;
            }

            @Override
            public Optional<FlowSource> open(String name, Set<String> namespaces) {
                consented = namespaces;
                return Optional.of(source());
            }
        });
    }

    @Override
    public List<FlowSource> direct(String word, String address, Tls tls) {
        return List.of(source());
    }

    @Override
    public Recording recording(Path file) {
        try {
            return Recording.open(file, SHAPES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public FlowRecorder recorder(Path file) {
        try {
            return RecordingWriter.to(file, SHAPES, AT);
        } catch (IOException unwritable) {
            throw CommandFailure.usage(file.toString(), "cannot be written", "name another file");
        }
    }
}
