package dev.weft.flow.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.fixture.HeardFlows;
import dev.weft.fixture.RealPods;
import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowOffer.State;
import dev.weft.kube.config.ExecConsent;
import dev.weft.kube.config.KubeConfigs;
import dev.weft.kube.live.LiveCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cilium's own Hubble server in a pod of a real cluster: found, asked for, heard, and found again after a restart.
@Tag("server")
class OffersOfARealClusterTest {
    private static RealPods pods;
    private static String flowlab;

    @BeforeAll
    static void startARelay() throws Exception {
        flowlab = Optional.ofNullable(System.getenv("WEFT_FLOWLAB"))
                .orElseThrow(() -> new IllegalStateException("set WEFT_FLOWLAB to the path of the flowlab script"));
        pods = RealPods.cluster();
        relay("weft-observe/hubble-relay");
    }

    @AfterAll
    static void end() throws Exception {
        pods.close();
    }

    private static void relay(String pod) throws Exception {
        pods.run(
                pod, List.of("--label", "k8s-app=hubble-relay", "--port", "4245"),
                flowlab, "hubble", "--listen", "0.0.0.0:4245", "--rate", "200");
    }

    @Test
    void aRelayIsFoundByItsLabelAndHeardThroughAPortForwardAlsoAfterARestart() throws Exception {
        try (var watched = new Watched(pods.kubeconfig())) {
            var catalogue = new LiveCatalogue(watched.live.access(), InstantSource.system());
            var found = catalogue.offers(watched.until(OffersOfARealClusterTest::hasARelay)).getFirst();
            assertThat(found.source()).isEqualTo("hubble");
            assertThat(found.where()).isEqualTo("Service weft-observe/hubble-relay, port 4245");
            assertThat(found.state()).isEqualTo(State.READY);

            var heard = new HeardFlows();
            try (var source = catalogue.open("hubble", Set.of()).orElseThrow()) {
                source.start(watched::now, heard);
                heard.await("live");
                restart(watched);
                heard.await(status -> !status.status().word().equals("live"));
                heard.await("live");
                assertThat(heard.flows()).isNotEmpty();
            }
        }
    }

    /// The Service leads to another pod from now on, and the first is gone with its way in.
    private static void restart(Watched watched) throws Exception {
        relay("weft-observe/hubble-relay-2");
        pods.kubectl("label", "pod", "hubble-relay-2", "-n", "weft-observe", "app=hubble-relay", "--overwrite");
        pods.kubectl("delete", "pod", "hubble-relay", "-n", "weft-observe", "--grace-period=0", "--force");
        pods.stop("weft-observe/hubble-relay");
        watched.until(snapshot -> Place.labelled(snapshot, "hubble-relay", 4245).stream()
                .filter(place -> place.text().startsWith("Service weft-observe/hubble-relay,"))
                .flatMap(place -> place.doors(snapshot).stream())
                .map(door -> door.pod().name())
                .toList()
                .equals(List.of("hubble-relay-2")));
    }

    /// Source: the Secrets of Calico's operator; the server's own certificate stands for its authority.
    @Test
    void goldmanesCertificatesAreReadFromSecretsOnceTheUserAgrees(@TempDir Path keys) throws Exception {
        pods.run(
                "calico-system/goldmane", List.of("--port", "7443"),
                flowlab, "goldmane", "--listen", "0.0.0.0:7443", "--tls", keys.toString());
        while (!Files.exists(keys.resolve("client.key"))) {
            Thread.sleep(20);
        }
        secret("node-certs", "tls.crt=" + keys.resolve("client.crt"), "tls.key=" + keys.resolve("client.key"));
        secret("goldmane-key-pair", "tls.crt=" + keys.resolve("tls.crt"));
        try (var watched = new Watched(pods.kubeconfig())) {
            var catalogue = new LiveCatalogue(watched.live.access(), InstantSource.system());
            var offer = catalogue.offers(watched.until(OffersOfARealClusterTest::hasGoldmane)).stream()
                    .filter(each -> each.source().equals("goldmane"))
                    .findFirst()
                    .orElseThrow();
            assertThat(offer.where()).isEqualTo("Service calico-system/goldmane, port 7443, with TLS");
            assertThat(offer.state()).isEqualTo(State.ASKS);
            assertThat(catalogue.open("goldmane", Set.of(), Set.of())).isEmpty();

            var heard = new HeardFlows();
            try (var source = catalogue.open("goldmane", Set.of(), Set.of("goldmane")).orElseThrow()) {
                source.start(watched::now, heard);
                heard.await("live");
            }
        }
    }

    private static void secret(String name, String... files) throws Exception {
        var words = new ArrayList<>(List.of("create", "secret", "generic", name, "-n", "calico-system"));
        List.of(files).forEach(file -> words.add("--from-file=" + file));
        pods.kubectl(words.toArray(String[]::new));
    }

    private static boolean hasGoldmane(ClusterSnapshot snapshot) {
        return snapshot.stamp().synced()
                && Place.labelledOrNamed(snapshot, "goldmane", 7443).stream()
                        .anyMatch(place -> !place.doors(snapshot).isEmpty());
    }

    @Test
    void whatAPrometheusHoldsIsOfferedAndHeardThroughTheServiceProxy() throws Exception {
        pods.run(
                "weft-mesh/prometheus", List.of("--port", "9090"),
                flowlab, "prometheus", "--listen", "0.0.0.0:9090");
        try (var watched = new Watched(pods.kubeconfig())) {
            var catalogue = new LiveCatalogue(watched.live.access(), InstantSource.system());
            watched.until(now -> now.stamp().synced() && !PrometheusPlaces.in(now).isEmpty());
            Optional<FlowOffer> istio;
            long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
            do { // it has to be scraped once, and its pod may have become another meanwhile
                Thread.sleep(200);
                istio = catalogue.offers(watched.newest()).stream()
                        .filter(each -> each.source().equals("istio"))
                        .findFirst();
            } while (istio.isEmpty() && System.nanoTime() < end);
            assertThat(istio.orElseThrow().where()).isEqualTo("Service weft-mesh/prometheus, port 9090");
            assertThat(istio.get().state()).isEqualTo(State.READY);

            var heard = new HeardFlows();
            try (var source = catalogue.open("istio", Set.of()).orElseThrow()) {
                source.start(watched::now, heard);
                heard.await("live");
            }
        }
    }

    @Test
    void whoMayNothingIsToldWhichRightIsMissingAndGetsTheOfferOnceHeMay() throws Exception {
        try (var admin = new Watched(pods.kubeconfig());
                var viewer = new Watched(pods.viewersKubeconfig())) {
            var snapshot = admin.until(OffersOfARealClusterTest::hasARelay);
            var catalogue = new LiveCatalogue(viewer.live.access(), InstantSource.system());

            assertThat(catalogue.offers(snapshot))
                    .allSatisfy(offer -> assertThat(offer.state()).isEqualTo(State.FORBIDDEN));
            assertThat(catalogue.offers(snapshot).getFirst().remedy())
                    .isEqualTo("run: kubectl auth can-i create pods/portforward -n weft-observe");

            pods.kubectl("create", "role", "forward", "-n", "weft-observe", "--verb=get,create",
                    "--resource=pods/portforward");
            pods.kubectl("create", "rolebinding", "forward", "-n", "weft-observe", "--role=forward", "--user=viewer");
            FlowOffer offer;
            do {
                offer = catalogue.offers(snapshot).getFirst();
            } while (!offer.usable());
            assertThat(offer.source()).isEqualTo("hubble");
        }
    }

    private static boolean hasARelay(ClusterSnapshot snapshot) {
        return snapshot.stamp().synced()
                && Place.labelled(snapshot, "hubble-relay", 4245).stream()
                        .anyMatch(place -> !place.doors(snapshot).isEmpty());
    }

    /// A cluster and its newest picture.
    private static final class Watched implements AutoCloseable {
        private final LiveCluster live;
        private final LinkedBlockingQueue<Change> changes = new LinkedBlockingQueue<>();
        private final SnapshotBuilder builder = new SnapshotBuilder("test");
        private volatile ClusterSnapshot now = builder.snapshot();

        Watched(Path kubeconfig) {
            live = switch (KubeConfigs.read(Optional.of(kubeconfig)).choose(Optional.empty())) {
                case KubeConfigs.Choice.Found(var context) ->
                    LiveCluster.connect(context, ExecConsent.NEVER, List.of());
                case KubeConfigs.Choice.Missing(var problem) -> throw new IllegalStateException(problem.line());
            };
            live.start(changes::add);
        }

        ClusterSnapshot now() {
            return now;
        }

        /// With all that has come in meanwhile.
        ClusterSnapshot newest() {
            for (var change = changes.poll(); change != null; change = changes.poll()) {
                builder.apply(change, Instant.now());
                now = builder.snapshot();
            }
            return now;
        }

        ClusterSnapshot until(Predicate<ClusterSnapshot> wanted) throws InterruptedException {
            while (!wanted.test(now)) {
                var change = changes.poll(60, TimeUnit.SECONDS);
                assertThat(change).as("the cluster falls silent").isNotNull();
                builder.apply(change, Instant.now());
                now = builder.snapshot();
            }
            return now;
        }

        @Override
        public void close() {
            live.close();
        }
    }
}
