package dev.weft.policy.oracle;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.everyPort;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.pods;
import static dev.weft.fixture.ClusterFixture.portAlone;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static dev.weft.policy.oracle.Answer.ALLOWED;
import static dev.weft.policy.oracle.Answer.DENIED;
import static dev.weft.policy.oracle.Answer.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.fixture.Part;
import dev.weft.fixture.PolicyPart;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Profile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The oracle against answers worked out by hand; the numbers are those of the facts sheet, B.1.
class NaiveEvaluatorTest {
    private static final List<Part> SHOP = List.of(
            pod("shop/web", "app=web").address("10.0.0.1").node("n1").port("http", 8080),
            pod("shop/db", "app=db").address("10.0.0.2").node("n2").port("pg", 5432).port("dns", Protocol.UDP, 53),
            pod("other/web", "app=web").address("10.0.1.1").node("n1").port("http", 80),
            namespace("other", "team=b"));

    private static ClusterSnapshot shop(Part... more) {
        return cluster(Stream.concat(SHOP.stream(), Stream.of(more)).toArray(Part[]::new));
    }

    private static Answer ask(ClusterSnapshot cluster, String source, String destination, Protocol protocol, int port) {
        return new NaiveEvaluator(cluster, Profile.UPSTREAM)
                .verdict(end(cluster, source), end(cluster, destination), new Traffic(protocol, port));
    }

    private static Answer tcpTo(ClusterSnapshot cluster, String source, String destination, int port) {
        return ask(cluster, source, destination, Protocol.TCP, port);
    }

    private static Endpoint end(ClusterSnapshot cluster, String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return IpAddress.parse(text)
                    .<Endpoint>map(address -> new Endpoint.Outside(IpSet.of(address)))
                    .orElseGet(() -> new Endpoint.OfNode(cluster.nodes().stream()
                            .filter(node -> node.ref().name().equals(text))
                            .findFirst()
                            .orElseThrow()));
        }
        return new Endpoint.OfPod(cluster.pod(ObjectRef.ofPod(text.substring(0, slash), text.substring(slash + 1)))
                .orElseThrow());
    }

    private static PolicyPart dbIn() {
        return networkPolicy("shop/db-in").on("app=db");
    }

    @Test
    void onlyADirectionThatSomePolicyNamesIsIsolated() { // 1, 2, 3
        var egressOnly = shop(dbIn().egress(to("app=web")));
        assertThat(tcpTo(egressOnly, "shop/web", "shop/db", 80)).isEqualTo(DENIED);
        var typed = shop(dbIn().types("Egress").egress(to("app=web")).ingress(from("app=none")));
        assertThat(tcpTo(typed, "shop/web", "shop/db", 80)).isEqualTo(ALLOWED);
        assertThat(tcpTo(typed, "shop/db", "other/web", 80)).isEqualTo(DENIED);
        var emptyEgress = shop(dbIn().with("egress", List.of()));
        assertThat(tcpTo(emptyEgress, "shop/db", "8.8.8.8", 80)).isEqualTo(ALLOWED);
        assertThat(tcpTo(emptyEgress, "8.8.8.8", "shop/db", 80)).isEqualTo(DENIED);
    }

    @Test
    void aPodSelectorAloneMeansTheOwnNamespace() { // 6, 7
        var cluster = shop(dbIn().ingress(from("app=web")));
        assertThat(tcpTo(cluster, "shop/web", "shop/db", 80)).isEqualTo(ALLOWED);
        assertThat(tcpTo(cluster, "other/web", "shop/db", 80)).isEqualTo(DENIED);
        var everywhere = shop(dbIn().ingress(from(namespaces("").pods("app=web"))));
        assertThat(tcpTo(everywhere, "other/web", "shop/db", 80)).isEqualTo(ALLOWED);
    }

    @Test
    void bothSelectorsInOneItemMustHoldAndTwoItemsAreAlternatives() { // 6
        var and = shop(dbIn().ingress(from(namespaces("team=b").pods("app=db"))));
        assertThat(tcpTo(and, "other/web", "shop/db", 80)).isEqualTo(DENIED);
        var or = shop(dbIn().ingress(from(namespaces("team=b"), pods("app=db"))));
        assertThat(tcpTo(or, "other/web", "shop/db", 80)).isEqualTo(ALLOWED);
        assertThat(tcpTo(or, "shop/web", "shop/db", 80)).isEqualTo(DENIED);
    }

    @Test
    void aNamespaceWithoutAnObjectStillHasItsNameAsLabel() { // 9, 10
        var cluster = shop(networkPolicy("other/in").ingress(from(namespaces("kubernetes.io/metadata.name=shop"))));
        assertThat(tcpTo(cluster, "shop/web", "other/web", 80)).isEqualTo(ALLOWED);
    }

    @Test
    void missingKeysSatisfyTheNegativeOperators() { // 8
        assertThat(tcpTo(shop(dbIn().ingress(from("tier notin (x)"))), "shop/web", "shop/db", 80)).isEqualTo(ALLOWED);
        assertThat(tcpTo(shop(dbIn().ingress(from("!tier"))), "shop/web", "shop/db", 80)).isEqualTo(ALLOWED);
        assertThat(tcpTo(shop(dbIn().ingress(from("tier in (x)"))), "shop/web", "shop/db", 80)).isEqualTo(DENIED);
        assertThat(tcpTo(shop(dbIn().ingress(from("tier"))), "shop/web", "shop/db", 80)).isEqualTo(DENIED);
    }

    @Test
    void protocolsAndPortsAreAsTheFieldsSay() { // 11, 12
        var alone = shop(dbIn().ingress(portAlone(5432)));
        assertThat(tcpTo(alone, "shop/web", "shop/db", 5432)).isEqualTo(ALLOWED);
        assertThat(ask(alone, "shop/web", "shop/db", Protocol.UDP, 5432)).isEqualTo(DENIED);
        var every = shop(dbIn().ingress(everyPort("UDP")));
        assertThat(ask(every, "shop/web", "shop/db", Protocol.UDP, 9)).isEqualTo(ALLOWED);
        assertThat(tcpTo(every, "shop/web", "shop/db", 9)).isEqualTo(DENIED);
        var range = shop(dbIn().ingress(tcp(10, 12)));
        assertThat(tcpTo(range, "shop/web", "shop/db", 12)).isEqualTo(ALLOWED);
        assertThat(tcpTo(range, "shop/web", "shop/db", 13)).isEqualTo(DENIED);
    }

    @Test
    void aNamedPortIsTheDestinationsOwn() { // 13
        var cluster = shop(networkPolicy("shop/db-out").on("app=db").types("Egress").egress(tcp("http")));
        assertThat(tcpTo(cluster, "shop/db", "shop/web", 8080)).isEqualTo(ALLOWED);
        assertThat(tcpTo(cluster, "shop/db", "other/web", 8080)).isEqualTo(DENIED);
        assertThat(tcpTo(cluster, "shop/db", "other/web", 80)).isEqualTo(ALLOWED);
        assertThat(tcpTo(cluster, "shop/db", "8.8.8.8", 80)).isEqualTo(DENIED);
        var wrongProtocol = shop(dbIn().ingress(tcp("dns")));
        assertThat(tcpTo(wrongProtocol, "shop/web", "shop/db", 53)).isEqualTo(DENIED);
    }

    @Test
    void anExceptionTakesFromItsOwnBlockOnlyAndBlocksMatchPods() { // 14, 15
        var cluster = shop(dbIn().ingress(from(block("10.0.0.0/8").except("10.0.0.0/24"))));
        assertThat(tcpTo(cluster, "shop/web", "shop/db", 80)).isEqualTo(DENIED);
        assertThat(tcpTo(cluster, "other/web", "shop/db", 80)).isEqualTo(ALLOWED);
        var two = shop(dbIn().ingress(from(block("10.0.0.0/8").except("10.0.0.0/24"), block("10.0.0.1/32"))));
        assertThat(tcpTo(two, "shop/web", "shop/db", 80)).isEqualTo(ALLOWED);
        var v4 = shop(dbIn().ingress(from(block("0.0.0.0/0"))));
        assertThat(tcpTo(v4, "2001:db8::1", "shop/db", 80)).isEqualTo(DENIED);
        assertThat(tcpTo(v4, "8.8.8.8", "shop/db", 80)).isEqualTo(ALLOWED);
    }

    @Test
    void aPodsOwnNodeIsExemptAndOtherNodesAreNot() { // 17
        var cluster = shop(
                node("n1", "192.168.0.1"),
                node("n2", "192.168.0.2"),
                networkPolicy("shop/none").types("Ingress", "Egress"));
        assertThat(tcpTo(cluster, "n1", "shop/web", 80)).isEqualTo(ALLOWED);
        assertThat(tcpTo(cluster, "shop/web", "n1", 80)).isEqualTo(ALLOWED);
        assertThat(tcpTo(cluster, "n2", "shop/web", 80)).isEqualTo(DENIED);
    }

    @Test
    void aHostNetworkPodIsUnknownWhereThePluginsMayDiffer() { // 20
        var host = pod("shop/agent", "app=web").address("192.168.0.9").node("n9").hostNetwork();
        var cluster = shop(host, dbIn().ingress(from("app=web")));
        assertThat(tcpTo(cluster, "shop/agent", "shop/db", 80)).isEqualTo(UNKNOWN);
        var byAddress = shop(host, dbIn().ingress(from(block("192.168.0.0/16"))));
        assertThat(tcpTo(byAddress, "shop/agent", "shop/db", 80)).isEqualTo(ALLOWED);
        var none = shop(host, dbIn().ingress(from("app=x")));
        assertThat(tcpTo(none, "shop/agent", "shop/db", 80)).isEqualTo(DENIED);
    }

    @Test
    void aFinishedPodHasNoTrafficAndAPodReachesItself() { // 16, 21
        var cluster = shop(pod("shop/job", "app=job").address("10.0.0.7").finished(), networkPolicy("shop/none"));
        assertThat(tcpTo(cluster, "shop/job", "other/web", 80)).isEqualTo(DENIED);
        assertThat(tcpTo(cluster, "shop/web", "shop/web", 80)).isEqualTo(ALLOWED);
    }

    @Test
    void familiesThatDisagreeAreUnknown() {
        var cluster = cluster(
                pod("a/x", "app=x").address("10.0.0.1", "fd00::1"),
                pod("a/y", "app=y").address("10.0.0.2", "fd00::2"),
                networkPolicy("a/p").on("app=y").ingress(from(block("10.0.0.0/8"))));
        assertThat(tcpTo(cluster, "a/x", "a/y", 80)).isEqualTo(UNKNOWN);
        assertThat(tcpTo(cluster, "a/y", "a/x", 80)).isEqualTo(ALLOWED);
    }

    @Test
    void aPodWithoutAnAddressMayBeInABlockOrNot() {
        var parts = List.of(pod("a/x", "app=x"), pod("a/y", "app=y").address("10.0.0.2"));
        var some = networkPolicy("a/p").on("app=y").ingress(from(block("10.0.0.0/8")));
        var all = networkPolicy("a/p").on("app=y").ingress(from(block("0.0.0.0/0")));
        assertThat(tcpTo(cluster(parts.get(0), parts.get(1), some), "a/x", "a/y", 80)).isEqualTo(UNKNOWN);
        assertThat(tcpTo(cluster(parts.get(0), parts.get(1), all), "a/x", "a/y", 80)).isEqualTo(ALLOWED);
    }

    @Test
    void aControllerWithoutPodsIsAskedByItsTemplate() {
        var cluster = shop(
                deployment("shop/api", 0, "app=api").port("http", 9000),
                networkPolicy("shop/api").on("app=api").ingress(from("app=web"), tcp("http")));
        var api = new Endpoint.OfTemplate(cluster.workloads().iterator().next());
        var oracle = new NaiveEvaluator(cluster, Profile.UPSTREAM);
        assertThat(oracle.verdict(end(cluster, "shop/web"), api, new Traffic(Protocol.TCP, 9000))).isEqualTo(ALLOWED);
        assertThat(oracle.verdict(end(cluster, "shop/web"), api, new Traffic(Protocol.TCP, 80))).isEqualTo(DENIED);
    }

    @Test
    void npGuardsReadingIsItsOwn() {
        var cluster = shop(dbIn().ingress(from(block("10.0.0.0/8"))));
        var oracle = new NaiveEvaluator(cluster, Profile.NP_GUARD);
        var packet = new Traffic(Protocol.TCP, 80);
        assertThat(oracle.verdict(end(cluster, "shop/web"), end(cluster, "shop/db"), packet)).isEqualTo(DENIED);
        assertThat(oracle.verdict(end(cluster, "10.0.0.1"), end(cluster, "shop/db"), packet)).isEqualTo(ALLOWED);
    }
}
