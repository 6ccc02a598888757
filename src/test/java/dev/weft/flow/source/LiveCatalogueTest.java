package dev.weft.flow.source;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Service;
import dev.weft.fixture.FakeFlowSource;
import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowOffer.State;
import dev.weft.net.Protocol;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Source of what is looked for: the charts of Cilium, Retina and Calico.
class LiveCatalogueTest {
    private static final String PORTFORWARD_NEEDED = "run: kubectl auth can-i create pods/portforward -n observe";
    private static final ClusterSnapshot RELAY = cluster(
            pod("observe/relay-1", "k8s-app=hubble-relay").address("10.0.0.1").port("grpc", 4245),
            service("observe/relay", "k8s-app=hubble-relay").address("10.96.0.1").port(80, "grpc"));
    private static final ClusterSnapshot SECURE_RELAY = cluster(
            pod("observe/relay-1", "k8s-app=hubble-relay").address("10.0.0.1").port("grpc", 4245),
            service("observe/relay", "k8s-app=hubble-relay").address("10.96.0.1").port(443, "grpc"));

    private final FakeAccess access = new FakeAccess();
    private final LiveCatalogue catalogue = new LiveCatalogue(
            access.all(),
            InstantSource.system(),
            List.of(
                    new HubbleOffer(_ -> new FakeFlowSource("hubble")),
                    new GoldmaneOffer(_ -> new FakeFlowSource("goldmane"))));

    private FlowOffer first(ClusterSnapshot snapshot) throws InterruptedException {
        return catalogue.offers(snapshot).getFirst();
    }

    @Test
    void aRelayIsFoundByItsLabelInAnyNamespaceAndAtAnyPort() throws InterruptedException {
        assertThat(first(RELAY))
                .isEqualTo(new FlowOffer(
                        "hubble", "Service observe/relay, port 80",
                        "exact pods, verdicts, drop reasons, policy names, DNS names, requests; no bytes",
                        State.READY, ""));
        assertThat(catalogue.open("hubble", Set.of())).isPresent();
    }

    @Test
    void theSocketsAreAlwaysTheLastOfferAndAskForConsent() throws InterruptedException {
        assertThat(catalogue.offers(RELAY))
                .extracting(FlowOffer::source, FlowOffer::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("hubble", State.READY),
                        org.assertj.core.groups.Tuple.tuple("sockets", State.ASKS));
        assertThat(catalogue.open("sockets", Set.of())).isEmpty();
        assertThat(catalogue.open("sockets", Set.of("shop"))).isPresent();
    }

    @Test
    void whatIsNotThereIsNotOffered() throws InterruptedException {
        assertThat(catalogue.offers(cluster(pod("shop/web", "app=web"))))
                .extracting(FlowOffer::source)
                .containsExactly("sockets");
        assertThat(catalogue.open("hubble", Set.of())).isEmpty();
    }

    @Test
    void rightsAreAskedAndWhatIsForbiddenNamesTheCommandThatShowsIt() throws InterruptedException {
        access.forbid("create pods/portforward observe");

        var offer = first(RELAY);
        assertThat(offer.state()).isEqualTo(State.FORBIDDEN);
        assertThat(offer.remedy()).isEqualTo(PORTFORWARD_NEEDED);
        assertThat(catalogue.open("hubble", Set.of())).isEmpty();
        assertThat(access.dialled).isEmpty();
    }

    @Test
    void aRightThatIsGivenLaterIsSeenWithTheNextOffers() throws InterruptedException {
        access.forbid("create pods/portforward observe");
        assertThat(first(RELAY).usable()).isFalse();

        var later = new LiveCatalogue(
                new FakeAccess().all(), InstantSource.system(),
                List.of(new HubbleOffer(_ -> new FakeFlowSource("hubble"))));
        assertThat(later.offers(RELAY).getFirst().usable()).isTrue();
    }

    @Test
    void aRelayWithoutAReadyPodIsSilent() throws InterruptedException {
        var offer = first(cluster(
                service("observe/relay", "k8s-app=hubble-relay").address("10.96.0.1").port(80, 4245)));

        assertThat(offer.state()).isEqualTo(State.SILENT);
        assertThat(offer.remedy()).contains("kubectl get pods -n observe");
    }

    @Test
    void aRelayThatNoServiceSelectsIsReachedByItsPods() throws InterruptedException {
        var offer = first(cluster(
                pod("observe/relay-1", "k8s-app=hubble-relay").address("10.0.0.1").port("grpc", 4245)));

        assertThat(offer.where()).isEqualTo("pods k8s-app=hubble-relay in observe");
        assertThat(offer.state()).isEqualTo(State.READY);
    }

    @Test
    void aRelayWithTlsAsksBeforeASecretIsRead() throws InterruptedException {
        var offer = first(SECURE_RELAY);

        assertThat(offer.state()).isEqualTo(State.ASKS);
        assertThat(offer.where()).isEqualTo("Service observe/relay, port 443, with TLS");
        assertThat(offer.remedy()).isEqualTo("agree that Weft reads its client certificate from a Secret in observe");
        assertThat(catalogue.open("hubble", Set.of("observe"), Set.of())).isEmpty();
        assertThat(catalogue.open("hubble", Set.of(), Set.of("hubble"))).isPresent();
    }

    @Test
    void whoMayNotReadTheSecretIsToldOfFiles() throws InterruptedException {
        access.forbid("get secrets/hubble-ui-client-certs observe")
                .forbid("get secrets/hubble-relay-client-certs observe");

        var offer = first(SECURE_RELAY);
        assertThat(offer.state()).isEqualTo(State.FORBIDDEN);
        assertThat(offer.remedy())
                .isEqualTo("run: kubectl auth can-i get secrets/hubble-ui-client-certs -n observe, or give the "
                        + "certificates as files (--ca, --cert, --key)");
    }

    // Source: Retina's chart turns TLS with client certificates on.
    @Test
    void retinasRelaySpeaksTlsOnAnyPort() throws InterruptedException {
        var offer = first(cluster(
                pod("kube-system/hubble-relay-1", "k8s-app=hubble-relay, app.kubernetes.io/part-of=retina")
                        .address("10.0.0.1")
                        .port("grpc", 4245),
                service("kube-system/hubble-relay", "k8s-app=hubble-relay").address("10.96.0.1").port(80, "grpc")));

        assertThat(offer.state()).isEqualTo(State.ASKS);
    }

    @Test
    void aPortForMetricsIsNotTakenForTheRelays() throws InterruptedException {
        var relay = service("observe/relay", "k8s-app=hubble-relay").address("10.96.0.1")
                .with(new Service.Port("metrics", Protocol.TCP, 9966, 9966, ""))
                .with(new Service.Port("grpc", Protocol.TCP, 8080, 4245, ""));

        assertThat(first(cluster(pod("observe/relay-1", "k8s-app=hubble-relay").address("10.0.0.1"), relay)).where())
                .isEqualTo("Service observe/relay, port 8080");
    }

    @Test
    void goldmaneIsFoundByTheNameOfItsServiceToo() throws InterruptedException {
        var offers = catalogue.offers(cluster(
                pod("flows/g-1", "app=g").address("10.0.0.1").port("grpc", 7443),
                service("flows/goldmane", "app=g").address("10.96.0.1").port(7443, "grpc")));

        assertThat(offers.getFirst().source()).isEqualTo("goldmane");
        assertThat(offers.getFirst().where()).isEqualTo("Service flows/goldmane, port 7443, with TLS");
        assertThat(offers.getFirst().state()).isEqualTo(State.ASKS);
    }

    @Test
    void ofTwoRelaysTheOneThatMayBeUsedIsOffered() throws InterruptedException {
        access.forbid("create pods/portforward a");

        var offer = first(cluster(
                pod("a/r", "k8s-app=hubble-relay").address("10.0.0.1"),
                service("a/relay", "k8s-app=hubble-relay").address("10.96.0.1").port(80, 4245),
                pod("b/r", "k8s-app=hubble-relay").address("10.0.0.2"),
                service("b/relay", "k8s-app=hubble-relay").address("10.96.0.2").port(80, 4245)));
        assertThat(offer.where()).isEqualTo("Service b/relay, port 80");
    }

    @Test
    void whoMayExecInSomeNamespacesIsOfferedThoseAndWhoMayNowhereIsToldSo() throws InterruptedException {
        var two = cluster(pod("shop/web", "app=web"), pod("vault/v", "app=v"));
        access.forbid("create pods/exec *").forbid("create pods/exec vault");
        assertThat(catalogue.offers(two).getLast().where()).isEqualTo("pods of shop");

        access.forbid("get pods/exec shop");
        var nowhere = catalogue.offers(two).getLast();
        assertThat(nowhere.state()).isEqualTo(State.FORBIDDEN);
        assertThat(nowhere.remedy()).isEqualTo("run: kubectl auth can-i create pods/exec -A");
    }

    @Test
    void aRightIsAskedForOnceForAllOffers() throws InterruptedException {
        catalogue.offers(RELAY);

        assertThat(access.reviewed).doesNotHaveDuplicates();
    }
}
