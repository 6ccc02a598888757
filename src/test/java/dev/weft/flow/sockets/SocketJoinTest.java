package dev.weft.flow.sockets;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.flow.sockets.Sockets.sockets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Source of the rules: what the kernel shows was tried on real sockets in network namespaces (`minicluster realpods`).
class SocketJoinTest {
    private static final ClusterSnapshot SHOP = cluster(
            node("n1", "192.168.0.1"),
            pod("shop/web", "app=web").address("10.0.0.1", "fd00::1"),
            pod("shop/api", "app=api").address("10.0.0.2", "fd00::2").port("http", 8080),
            pod("shop/api2", "app=api").address("10.0.0.3").port("http", 8080),
            pod("shop/db", "app=db").address("10.0.0.4"),
            service("shop/api", "app=api").address("10.96.0.2").port(80, "http"));

    @Test
    void aRowAtAPortOnWhichThePodListensIsAServers() {
        var api = sockets().listens("0.0.0.0:8080").established("10.0.0.2:8080", "10.0.0.1:40000");

        assertThat(edges(Map.of("api", api))).containsExactly("shop/web -> shop/api TCP 8080 forwarded x1");
    }

    @Test
    void anyOtherRowIsAClients() {
        var web = sockets().listens("0.0.0.0:8000").established("10.0.0.1:40000", "10.0.0.2:8080");

        assertThat(edges(Map.of("web", web))).containsExactly("shop/web -> shop/api TCP 8080 forwarded x1");
    }

    @Test
    void aListenerOfIpv6TakesClientsOfBothFamilies() {
        var api = sockets().listens("[::]:8080")
                .established("10.0.0.2:8080", "10.0.0.1:40000")
                .established("[fd00::2]:8080", "[fd00::1]:40001");

        assertThat(edges(Map.of("api", api))).containsExactly("shop/web -> shop/api TCP 8080 forwarded x2");
    }

    @Test
    void aConnectionThatBothEndsShowIsOneConnection() {
        var api = sockets().listens("[::]:8080").established("10.0.0.2:8080", "10.0.0.1:40000");
        var web = sockets().established("10.0.0.1:40000", "10.0.0.2:8080");

        assertThat(edges(Map.of("api", api, "web", web)))
                .containsExactly("shop/web -> shop/api TCP 8080 forwarded x1");
    }

    // The client's row shows the Service's address, the backend's row the client's address and the same source port.
    @Test
    void throughAServiceTheBackendIsFoundByTheClientsAddressAndPort() {
        var web = sockets().established("10.0.0.1:40000", "10.96.0.2:80");
        var api2 = sockets().listens("[::]:8080").established("10.0.0.3:8080", "10.0.0.1:40000");
        var api = sockets().listens("[::]:8080");

        var picture = picture(Map.of("web", web, "api", api, "api2", api2));
        assertThat(text(picture)).containsExactly("shop/web -> shop/api2 TCP 8080 forwarded x1");
        assertThat(notes(picture)).containsExactly("via Service shop/api");
    }

    @Test
    void aServiceOfIpv6IsTurnedBackIntoItsBackendToo() {
        var both = cluster(
                pod("shop/web", "app=web").address("fd00::1"),
                pod("shop/api", "app=api").address("fd00::2").port("http", 8080),
                service("shop/api", "app=api").address("fd96::2").port(80, "http"));
        var tables = Map.of(
                ObjectRef.ofPod("shop", "web"),
                sockets().established("[fd00::1]:40000", "[fd96::2]:80").table(),
                ObjectRef.ofPod("shop", "api"),
                sockets().listens("[::]:8080").established("[fd00::2]:8080", "[fd00::1]:40000").table());

        assertThat(text(SocketJoin.join(tables, both)))
                .containsExactly("shop/web -> shop/api TCP 8080 forwarded x1");
    }

    // Source: the target port of a Service is a number that nobody checks.
    @Test
    void aServicePortThatLeadsToAPodOnWhichNobodyListensThereIsTold() {
        var api = sockets().listens("[::]:9090");
        var api2 = sockets().listens("0.0.0.0:8080");

        assertThat(picture(Map.of("api", api, "api2", api2)).wrongPorts())
                .containsExactly("Service shop/api, port 80: nobody listens on TCP 8080 in shop/api");
    }

    @Test
    void aPodThatListensNowhereIsStartingAndNotWrong() {
        assertThat(picture(Map.of("api", sockets())).wrongPorts()).isEmpty();
        assertThat(picture(Map.of("api", sockets().listens("127.0.0.1:8080"))).wrongPorts()).isEmpty();
    }

    @Test
    void withoutTheBackendsRowTheEdgeEndsAtTheService() {
        var web = sockets().established("10.0.0.1:40000", "10.96.0.2:80");

        var picture = picture(Map.of("web", web));
        assertThat(text(picture)).containsExactly("shop/web -> svc/shop/api TCP 80 forwarded x1");
        assertThat(notes(picture)).containsExactly("which backend answered could not be told");
    }

    @Test
    void aPodThatIsNoBackendOfTheServiceIsNotTakenForOne() {
        var web = sockets().established("10.0.0.1:40000", "10.96.0.2:80");
        var db = sockets().listens("0.0.0.0:5432").established("10.0.0.4:5432", "10.0.0.1:40000");

        assertThat(edges(Map.of("web", web, "db", db)))
                .containsExactly(
                        "shop/web -> shop/db TCP 5432 forwarded x1", "shop/web -> svc/shop/api TCP 80 forwarded x1");
    }

    @Test
    void whenTwoBackendsFitTheEdgeEndsAtTheService() {
        var web = sockets().established("10.0.0.1:40000", "10.96.0.2:80");
        var api = sockets().listens("[::]:8080").tcp("10.0.0.2:8080", "10.0.0.1:40000", "06", 0);
        var api2 = sockets().listens("[::]:8080").established("10.0.0.3:8080", "10.0.0.1:40000");

        assertThat(edges(Map.of("web", web, "api", api, "api2", api2)))
                .contains("shop/web -> svc/shop/api TCP 80 forwarded x1");
    }

    // Source: the row in TIME-WAIT stands for 60 s at the side that closed first.
    @Test
    void aConnectionInTimeWaitOrClosingWasSeen() {
        var web = sockets();
        int port = 40_000;
        for (var state : List.of("04", "05", "06", "08", "09", "0B")) {
            web.tcp("10.0.0.1:" + port++, "10.0.0.2:8080", state, 0);
        }

        assertThat(edges(Map.of("web", web))).containsExactly("shop/web -> shop/api TCP 8080 forwarded x6");
    }

    @Test
    void aSynThatWasSentAgainWithoutAnAnswerIsLikelyBlocked() {
        var web = sockets().tcp("10.0.0.1:40000", "10.0.0.4:5432", "02", 4);

        var picture = picture(Map.of("web", web));
        assertThat(text(picture)).containsExactly("shop/web -> shop/db TCP 5432 dropped x1");
        assertThat(notes(picture)).containsExactly("likely blocked: SYN sent 5 times, no answer");
    }

    @Test
    void theFirstSynSaysNothingYet() {
        assertThat(edges(Map.of("web", sockets().tcp("10.0.0.1:40000", "10.0.0.4:5432", "02", 0)))).isEmpty();
    }

    @Test
    void ofSeveralBlockedAttemptsTheLongestIsTold() {
        var web = sockets()
                .tcp("10.0.0.1:40000", "10.0.0.4:5432", "02", 9)
                .tcp("10.0.0.1:40001", "10.0.0.4:5432", "02", 10)
                .tcp("10.0.0.1:40002", "10.0.0.4:5432", "02", 1);

        assertThat(notes(picture(Map.of("web", web))))
                .containsExactly("likely blocked: SYN sent 11 times, no answer");
    }

    @Test
    void aSynToAServiceWithoutAnAnswerIsBlockedOnTheWayToOneOfItsBackends() {
        var web = sockets().tcp("10.0.0.1:40000", "10.96.0.2:80", "02", 2);

        var picture = picture(Map.of("web", web));
        assertThat(text(picture)).containsExactly("shop/web -> svc/shop/api TCP 80 dropped x1");
        assertThat(notes(picture)).containsExactly("likely blocked: SYN sent 3 times, no answer");
    }

    // A dropped way back: nobody can say here which side's policy it is.
    @Test
    void anAnsweredSynWithoutAReplyIsUnknownAndNotForwarded() {
        var api = sockets().listens("[::]:8080").tcp("10.0.0.2:8080", "10.0.0.1:40000", "03", 3);

        assertThat(edges(Map.of("api", api))).containsExactly("shop/web -> shop/api TCP 8080 unknown x1");
    }

    @Test
    void nodesAreNodesAndTheRestOfTheWorldIsItsAddress() {
        var api = sockets().listens("[::]:8080")
                .established("10.0.0.2:8080", "192.168.0.1:40000")
                .established("10.0.0.2:50000", "203.0.113.9:443");

        assertThat(edges(Map.of("api", api)))
                .containsExactly(
                        "node/n1 -> shop/api TCP 8080 forwarded x1", "shop/api -> 203.0.113.9 TCP 443 forwarded x1");
    }

    @Test
    void whatStaysInsideThePodIsLeftOut() {
        var api = sockets().listens("[::]:8080")
                .established("127.0.0.1:8080", "127.0.0.1:40000")
                .established("[::1]:40000", "[::1]:8080")
                .established("10.0.0.2:8080", "10.0.0.2:40000")
                .established("10.0.0.2:40000", "10.0.0.2:8080");

        assertThat(edges(Map.of("api", api))).isEmpty();
    }

    @Test
    void aConnectedUdpSocketTellsItsPeerAndAnUnconnectedOneDoesNot() {
        var web = sockets().udp("10.0.0.1:40000", "10.0.0.2:53").udp("0.0.0.0:40001", "0.0.0.0:0");

        assertThat(edges(Map.of("web", web))).containsExactly("shop/web -> shop/api UDP 53 forwarded x1");
    }

    @Test
    void aUdpPortThatWaitsForAnyoneIsAServers() {
        var api = sockets().udp("0.0.0.0:4433", "0.0.0.0:0").udp("10.0.0.2:4433", "10.0.0.1:40000");

        assertThat(edges(Map.of("api", api))).containsExactly("shop/web -> shop/api UDP 4433 forwarded x1");
    }

    @Test
    void aTcpListenerMakesNoServerOfAUdpRow() {
        var api = sockets().listens("[::]:8080").udp("10.0.0.2:8080", "10.0.0.1:53");

        assertThat(edges(Map.of("api", api))).containsExactly("shop/api -> shop/web UDP 53 forwarded x1");
    }

    @Test
    void whereTheListenerIsClosedTheDeclaredPortStillTellsTheServer() {
        var api = sockets().established("10.0.0.2:8080", "10.0.0.1:40000");

        assertThat(edges(Map.of("api", api))).containsExactly("shop/web -> shop/api TCP 8080 forwarded x1");
    }

    // An ephemeral port is above 32767 on Linux unless it was set otherwise.
    @Test
    void withoutAnyListenerALowPortWithAHighPeerIsAServers() {
        var db = sockets()
                .established("10.0.0.4:5432", "10.0.0.1:40000")
                .established("10.0.0.4:40000", "10.0.0.2:8080");

        assertThat(edges(Map.of("db", db)))
                .containsExactly(
                        "shop/db -> shop/api TCP 8080 forwarded x1", "shop/web -> shop/db TCP 5432 forwarded x1");
    }

    @Test
    void thePeersListenerDecidesBeforeAnyGuess() {
        var web = sockets().established("10.0.0.1:20000", "10.0.0.4:50051");
        var db = sockets().listens("0.0.0.0:50051");

        assertThat(edges(Map.of("web", web, "db", db)))
                .containsExactly("shop/web -> shop/db TCP 50051 forwarded x1");
    }

    @Test
    void aListenerOfAnotherAddressMakesNoServerOfTheRow() {
        var web = sockets().listens("127.0.0.1:40000").established("10.0.0.1:40000", "10.0.0.2:8080");

        assertThat(edges(Map.of("web", web))).containsExactly("shop/web -> shop/api TCP 8080 forwarded x1");
    }

    @Test
    void aListenerOnLoopbackAloneIsNoted() {
        var api = sockets()
                .listens("127.0.0.1:9000")
                .listens("[::1]:9000")
                .listens("127.0.0.1:8080")
                .listens("[::]:8080");

        assertThat(picture(Map.of("api", api)).loopbackOnly())
                .extracting(SocketPicture.Listener::text)
                .containsExactly("shop/api TCP 9000");
    }

    // Source: Istio and Linkerd lead inbound traffic to their proxy inside the pod, after policy: the port is lost.
    @Test
    void rowsAtAProxysRedirectPortAreLeftOutAndCounted() {
        var api = sockets().listens("[::]:15006").established("10.0.0.2:15006", "10.0.0.1:40000");

        var picture = picture(Map.of("api", api));
        assertThat(text(picture)).isEmpty();
        assertThat(picture.behindProxies()).isEqualTo(1);
    }

    @Test
    void portsThatProxiesServeThemselvesAreMarked() {
        var web = sockets().established("10.0.0.1:40000", "10.0.0.2:15020");

        assertThat(notes(picture(Map.of("web", web))))
                .containsExactly("a port that mesh proxies use for themselves");
    }

    @Test
    void aPodThatIsGoneFromTheClusterIsLeftOut() {
        assertThat(edges(Map.of("gone", sockets().established("10.0.0.9:40000", "10.0.0.2:8080")))).isEmpty();
    }

    private static List<String> edges(Map<String, Sockets> pods) {
        return text(picture(pods));
    }

    private static SocketPicture picture(Map<String, Sockets> pods) {
        var tables = new LinkedHashMap<ObjectRef, SocketTable>();
        pods.forEach((name, sockets) -> tables.put(ObjectRef.ofPod("shop", name), sockets.table()));
        return SocketJoin.join(tables, SHOP);
    }

    private static List<String> text(SocketPicture picture) {
        return picture.edges().entrySet().stream()
                .map(edge -> text(edge.getKey()) + " x" + edge.getValue().connections().size())
                .toList();
    }

    private static String text(FlowKey key) {
        return key.source().text() + " -> " + key.destination().text() + " " + key.traffic() + " "
                + key.verdict().word();
    }

    private static List<String> notes(SocketPicture picture) {
        return picture.edges().values().stream().map(SocketPicture.Seen::note).distinct().toList();
    }
}
