package dev.weft.flow.goldmane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.SourceStatus;
import dev.weft.fixture.Flowlab;
import dev.weft.fixture.FlowlabCluster;
import dev.weft.fixture.SeenFlows;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.link.Dial;
import dev.weft.flow.link.GrpcTarget;
import dev.weft.flow.link.Pem;
import dev.weft.flow.link.Reconnect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Against flowlab's Goldmane, whose answers equal those of the real one.
@Tag("server")
class GoldmaneServerTest {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Reconnect.Pace QUICK =
            new Reconnect.Pace(Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofSeconds(1));
    private static ClusterSnapshot shop;
    private static List<JsonNode> expected;
    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void scenario() {
        shop = FlowlabCluster.snapshot();
        expected = StreamSupport.stream(Flowlab.expected(1, 10).path("edges").spliterator(), false)
                .filter(edge -> edge.path("sources").has("calico"))
                .toList();
    }

    @AfterEach
    void end() throws Exception {
        for (var each : opened.reversed()) {
            each.close();
        }
    }

    private Flowlab lab(String... words) {
        var lab = Flowlab.start(words);
        opened.add(lab);
        return lab;
    }

    private SeenFlows listen(GrpcTarget target) {
        var seen = new SeenFlows();
        var source = new GoldmaneFlowSource(Dial.to(target), InstantSource.system(), QUICK);
        opened.add(source);
        source.start(SeenFlows.context(shop, WINDOW), seen);
        return seen;
    }

    private static GrpcTarget plain(Flowlab lab) {
        return GrpcTarget.plain(lab.host(), lab.port());
    }

    /// Until the stream has caught up with the past.
    private static List<Flow> history(SeenFlows seen) throws InterruptedException {
        int before;
        do {
            before = seen.awaitFlows(flows -> !flows.isEmpty()).size();
            Thread.sleep(3_000);
        } while (seen.flows().size() != before);
        return seen.flows();
    }

    @Test
    void edgesVerdictsAndFiguresAreThoseOfTheScenario() throws Exception {
        var flows = history(listen(plain(lab("goldmane", "--history", "1h"))));

        assertThat(names(flows)).containsExactlyElementsOf(wanted().keySet());
        assertFigures(flows);
    }

    @Test
    void policiesAreNamedThatAllowedOrDenied() throws Exception {
        var newest = newest(history(listen(plain(lab("goldmane", "--history", "1h")))));

        wanted().forEach((name, edge) -> {
            var facts = newest.get(name).facts();
            if (edge.path("verdict").asString().equals("DROPPED")) {
                assertThat(facts.allowedBy()).as(name).isEmpty();
                assertThat(facts.deniedBy()).as(name).hasSize(1); // the first that isolates
            } else {
                var by = new ArrayList<String>();
                edge.path("egressAllowedBy").forEach(each -> by.add(each.path("name").asString()));
                edge.path("ingressAllowedBy").forEach(each -> by.add(each.path("name").asString()));
                assertThat(facts.allowedBy()).as(name).extracting(ref -> ref.name()).isSubsetOf(by);
                assertThat(facts.allowedBy().isEmpty()).as(name).isEqualTo(by.isEmpty());
                assertThat(facts.deniedBy()).as(name).isEmpty();
            }
        });
    }

    @Test
    void aStagedPolicyThatWouldRefuseIsTold() throws Exception {
        var newest = newest(history(listen(plain(lab("goldmane", "--history", "1h")))));
        var wouldBeRefused = wanted().entrySet().stream()
                .filter(each -> each.getValue().path("verdict").asString().equals("FORWARDED")
                        && each.getValue().path("pending").asString().equals("Deny"))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(newest.entrySet().stream()
                        .filter(each -> each.getKey().endsWith("forwarded"))
                        .filter(each -> each.getValue().facts().staged()
                                .filter(staged -> staged.verdict() == FlowVerdict.DROPPED).isPresent())
                        .map(Map.Entry::getKey))
                .containsExactlyElementsOf(wouldBeRefused);
        assertThat(newest.get(wouldBeRefused.getFirst()).facts().staged().orElseThrow().by())
                .extracting(ref -> ref.label())
                .containsExactly("StagedKubernetesNetworkPolicy shop/ads-preview");
    }

    @Test
    void overMutualTlsTheSameIsSeen(@TempDir Path folder) throws Exception {
        var lab = lab("goldmane", "--history", "1h", "--tls", folder.toString());

        assertThat(names(history(listen(mutual(lab, folder))))).containsExactlyElementsOf(wanted().keySet());
    }

    @Test
    void aServerOfAnotherAuthorityIsRefusedWithAReason(@TempDir Path folder) throws Exception {
        var lab = lab("goldmane", "--history", "1h", "--tls", folder.toString(), "--fault", "wrong-ca");

        var status = listen(mutual(lab, folder)).await("failed").status();

        assertThat(status).isEqualTo(new SourceStatus.Failed(
                "the certificate of Goldmane is from an authority that is not trusted", "give the right CA (--ca)"));
    }

    private static GrpcTarget mutual(Flowlab lab, Path folder) throws IOException {
        var identity = new GrpcTarget.Identity(pem(folder, "client.crt"), pem(folder, "client.key"));
        return new GrpcTarget(lab.host(), lab.port(), new GrpcTarget.Tls(
                Optional.of(pem(folder, "ca.crt")), "goldmane.calico-system.svc", Optional.of(identity)));
    }

    private static Pem pem(Path folder, String file) throws IOException {
        return Pem.of(Files.readAllBytes(folder.resolve(file)));
    }

    @Test
    void aConnectionThatBreaksAgainAndAgainCountsNoBucketTwice() throws Exception {
        var lab = lab("goldmane", "--history", "1h");
        var proxy = lab("proxy", "--to", lab.target(), "--fault", "reset-after=1s");

        var seen = listen(plain(proxy));
        seen.await("live");
        Thread.sleep(20_000); // a bucket of its own comes meanwhile
        var flows = seen.flows();

        assertThat(seen.statuses()).extracting(status -> status.status().word()).contains("stale");
        assertFigures(flows);
    }

    @Test
    void aServerThatFellSilentIsToldAndItsPictureStays() throws Exception {
        var lab = lab("goldmane", "--history", "1h");
        var proxy = lab("proxy", "--to", lab.target(), "--fault", "kill-after=4s");

        var seen = listen(plain(proxy));
        seen.await("live");
        var status = seen.await("stale");

        assertThat(((SourceStatus.Stale) status.status()).cause()).contains("closed the connection")
                .doesNotContain("Exception");
        assertThat(seen.await(each -> each.status() instanceof SourceStatus.Stale(var at, var cause)
                && cause.contains("nobody listens")).detail()).contains("check the address");
    }

    @Test
    void aServerThatTakesConnectionsAndAnswersNobodyIsNoticed() throws Exception {
        var seen = listen(plain(lab("goldmane", "--history", "1h", "--fault", "half-open")));

        assertThat(((SourceStatus.Failed) seen.await("failed").status()).cause()).contains("does not answer");
    }

    @Test
    void noiseIsNoCluster() throws Exception {
        var seen = listen(plain(lab("goldmane", "--history", "1h", "--fault", "garbage")));

        var status = (SourceStatus.Failed) seen.await("failed").status();

        assertThat(status.cause()).matches(".*(speaks no gRPC|sends cannot be read).*");
        assertThat(seen.flows()).isEmpty();
    }

    @Test
    void aClockThatIsAnHourBehindIsToldAndItsTimesAreMoved() throws Exception {
        var seen = listen(plain(lab("goldmane", "--history", "1h", "--fault", "skew=-1h")));
        var flows = history(seen);

        assertThat(seen.await("live").detail()).contains("behind this computer's");
        var newest = flows.stream().map(Flow::last).max(Instant::compareTo).orElseThrow();
        assertThat(Duration.between(newest, InstantSource.system().instant()).abs()).isLessThan(Duration.ofSeconds(75));
    }

    private static List<String> names(List<Flow> flows) {
        return flows.stream().map(flow -> name(flow.key())).distinct().sorted().toList();
    }

    private static Map<String, Flow> newest(List<Flow> flows) {
        return flows.stream().collect(Collectors.toMap(flow -> name(flow.key()), flow -> flow, (_, newer) -> newer));
    }

    private static String name(FlowKey key) {
        return key.source().text() + " > " + key.destination().text() + " " + key.traffic() + " "
                + key.verdict().word();
    }

    /// Each bucket of an edge holds as many connections as its pace makes, cut to whole ones; each connection has the
    /// same bytes.
    private static void assertFigures(List<Flow> flows) {
        var byName = flows.stream().collect(Collectors.groupingBy(flow -> name(flow.key())));
        wanted().forEach((name, edge) -> {
            var mine = byName.getOrDefault(name, List.of());
            assertThat(mine.stream().map(Flow::first)).as(name).doesNotHaveDuplicates();
            double pace = edge.path("rates").path("connections").asDouble();
            for (var flow : mine) {
                long connections = flow.counts().connections().orElseThrow();
                assertThat(Math.abs(connections - pace * 15)).as(name + " " + flow).isLessThanOrEqualTo(1);
                if (edge.path("verdict").asString().equals("FORWARDED")) {
                    assertBytes(name, flow, edge, connections / pace);
                }
            }
        });
    }

    private static void assertBytes(String name, Flow flow, JsonNode edge, double seconds) {
        assertThat(flow.counts().bytesOut().orElseThrow()).as(name)
                .isEqualTo(Math.round(edge.path("rates").path("bytesOut").asDouble() * seconds));
        assertThat(flow.counts().bytesIn().orElseThrow()).as(name)
                .isEqualTo(Math.round(edge.path("rates").path("bytesIn").asDouble() * seconds));
    }

    private static Map<String, JsonNode> wanted() {
        return expected.stream().collect(Collectors.toMap(
                GoldmaneServerTest::wantedName, Function.identity(), (one, _) -> one, TreeMap::new));
    }

    private static String wantedName(JsonNode edge) {
        return end(edge.path("source")) + " > " + end(edge.path("destination")) + " "
                + edge.path("protocol").asString() + " " + edge.path("port").asInt() + " "
                + edge.path("verdict").asString().toLowerCase(Locale.ROOT);
    }

    private static String end(JsonNode end) {
        return switch (end.path("kind").asString()) {
            case "world" -> end.path("name").asString().equals("payment-api") ? "payment-providers" : "public networks";
            case "host", "private", "apiserver" -> "private networks";
            case "Pod" -> end.path("namespace").asString() + "/" + end.path("name").asString();
            case String kind -> end.path("namespace").asString() + "/" + end.path("name").asString() + "[" + kind + "]";
        };
    }
}
