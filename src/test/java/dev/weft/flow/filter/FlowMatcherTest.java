package dev.weft.flow.filter;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowMatcherTest {
    private static final FlowEnd UNKNOWN = new FlowEnd.Unknown();
    private static final FlowEnd DEPARTED = podEnd("shop", "web-6b7d9c8f5d-x2k4z");
    private final ClusterSnapshot cluster = cluster(
            node("n1", "192.168.0.1"),
            deployment("shop/web", 1, "app=web"),
            pod("shop/db", "app=db,tier=data").address("10.0.0.2"),
            pod("bank/web", "app=web").address("10.0.0.3"),
            service("shop/db", "app=db").address("10.96.0.2"));

    private final FlowKey webToDb = key(podEnd("shop", "web-0"), podEnd("shop", "db"), FlowVerdict.FORWARDED);
    private final FlowKey toUnknown = key(podEnd("shop", "web-0"), UNKNOWN, FlowVerdict.UNKNOWN);
    private final FlowKey departedToDb = key(DEPARTED, podEnd("shop", "db"), FlowVerdict.DROPPED);
    private final FlowKey toOutside = new FlowKey(
            podEnd("bank", "web"), address("8.8.8.8"), new FlowTraffic(Protocol.UDP, 53), FlowVerdict.AUDITED,
            "sockets");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pod:shop/web              | true
            from-pod:shop/web         | true
            to-pod:shop/web           | false
            from-pod:shop/            | true
            from-pod:web-             | true
            from-pod:bank/            | false
            ns:shop                   | true
            to-ns:bank                | false
            workload:shop/web         | true
            workload:web[Deployment]  | true
            workload:web[DaemonSet]   | false
            from-workload:we          | false
            to-service:shop/db        | true
            from-service:shop/db      | false
            label:app=web             | true
            to-label:app=web          | false
            to-label:"tier in (data, cache),app" | true
            to-label:!tier            | false
            ip:10.0.0.0/24            | true
            to-ip:10.0.0.3            | false
            to-port:5432              | true
            to-port:5433              | false
            protocol:tcp              | true
            protocol:udp              | false
            verdict:forwarded         | true
            verdict:dropped           | false
            source:hubble             | true
            source:sockets            | false
            WEB                       | true
            deployment                | true
            bank                      | false
            ''                        | true
            """)
    void aTermSaysWhatItMeans(String text, boolean fits) {
        assertThat(fits(text, webToDb)).isEqualTo(fits);
        assertThat(text.isEmpty() || fits("-" + text, webToDb) != fits).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ns:shop ns:bank to-port:5432     | true
            ns:bank to-port:5432             | false
            from-ns:shop to-ns:bank          | false
            to-port:80 to-port:5432          | true
            -to-port:80 -to-port:5432        | false
            """)
    void termsOfOneFieldAreAlternativesAndOthersHoldTogether(String text, boolean fits) {
        assertThat(fits(text, webToDb)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"to-pod:shop/db", "to-ns:shop", "to-label:app=db", "to-ip:10.0.0.2", "verdict:dropped", "to-fqdn:a.b"})
    void whatIsNotKnownFitsNeitherATermNorItsNegation(String text) {
        assertThat(fits(text, toUnknown)).isFalse();
        assertThat(fits("-" + text, toUnknown)).isFalse();
    }

    @Test
    void aVerdictThatNobodyToldCanBeAskedFor() {
        assertThat(fits("verdict:unknown", toUnknown)).isTrue();
        assertThat(fits("-verdict:unknown", toUnknown)).isFalse();
        assertThat(fits("-verdict:unknown", webToDb)).isTrue();
    }

    @Test
    void aPodThatLeftIsKnownByItsNameAndThatOfItsWorkload() {
        assertThat(fits("from-pod:shop/web", departedToDb)).isTrue();
        assertThat(fits("from-workload:shop/web", departedToDb)).isTrue();
        assertThat(fits("from-ns:shop", departedToDb)).isTrue();
        assertThat(fits("from-label:app=web", departedToDb)).isFalse();
        assertThat(fits("-from-label:app=web", departedToDb)).isFalse();
        assertThat(fits("-from-ip:10.0.0.0/8", departedToDb)).isFalse();
    }

    @Test
    void somebodyOutsideIsInNoNamespaceAndHasTheNamesThatWereSeen() {
        assertThat(fits("to-ns:shop", toOutside)).isFalse();
        assertThat(fits("-to-ns:shop", toOutside)).isTrue();
        assertThat(fits("to-ip:8.8.0.0/16 verdict:audit", toOutside)).isTrue();
        assertThat(fits("to-fqdn:*.google", toOutside)).isFalse();
        assertThat(fits("-to-fqdn:*.google", toOutside)).isFalse();

        var named = facts(Set.of("dns.google"), Optional.empty());
        assertThat(fits("to-fqdn:*.google", toOutside, named)).isTrue();
        assertThat(fits("to-fqdn:DNS.google", toOutside, named)).isTrue();
        assertThat(fits("google", toOutside, named)).isTrue();
        assertThat(fits("-to-fqdn:google", toOutside, named)).isTrue();
    }

    @Test
    void anAddressOfTheClusterIsWhoHasIt() {
        var toAddress = key(podEnd("bank", "web"), address("10.0.0.2"), FlowVerdict.FORWARDED);
        assertThat(fits("to-pod:shop/db", toAddress)).isTrue();
        assertThat(fits("to-ip:10.0.0.2", toAddress)).isTrue();
        assertThat(fits("to-workload:shop/db", toAddress)).isTrue();
        assertThat(fits("ip:192.168.0.0/16", key(new FlowEnd.OfNode("n1"), UNKNOWN, FlowVerdict.FORWARDED))).isTrue();
    }

    @Test
    void ofAWorkloadItIsNotKnownWhichPodSpoke() {
        var workload = new FlowEnd.OfWorkload(new ObjectRef("apps", "Deployment", "shop", "web"));
        var flow = key(workload, podEnd("shop", "db"), FlowVerdict.FORWARDED);
        assertThat(fits("from-pod:shop/web", flow)).isTrue();
        assertThat(fits("from-label:app=web", flow)).isTrue();
        assertThat(fits("from-pod:shop/web-0", flow)).isFalse();
        assertThat(fits("-from-pod:shop/web-0", flow)).isFalse();
        assertThat(fits("-from-pod:shop/cart", flow)).isTrue();
    }

    @Test
    void theServiceThatWasAskedIsTheDestinations() {
        var asked = facts(Set.of(), Optional.of(ObjectRef.ofService("shop", "ledger")));
        assertThat(fits("to-service:shop/ledger", webToDb, asked)).isTrue();
        assertThat(fits("from-service:shop/ledger", webToDb, asked)).isFalse();
        assertThat(fits("to-service:shop/db", webToDb, asked)).isTrue();
    }

    @Test
    void aPortThatTheSourceDoesNotTellIsNoPort() {
        var flow = new FlowKey(
                podEnd("shop", "web-0"), podEnd("shop", "db"), FlowTraffic.tcp(FlowTraffic.NO_PORT),
                FlowVerdict.FORWARDED, "istio");
        assertThat(fits("to-port:5432", flow)).isFalse();
        assertThat(fits("-to-port:5432", flow)).isFalse();
    }

    private boolean fits(String text, FlowKey key) {
        return fits(text, key, FlowFacts.NONE);
    }

    private boolean fits(String text, FlowKey key, FlowFacts facts) {
        var reading = FlowFilterText.parse(text);
        if (reading instanceof FlowFilterText.Reading.Filter(var filter)) {
            return new FlowMatcher(filter, cluster).matches(key, facts);
        }
        throw new AssertionError(reading);
    }

    private static FlowKey key(FlowEnd source, FlowEnd destination, FlowVerdict verdict) {
        return new FlowKey(source, destination, FlowTraffic.tcp(5432), verdict, "hubble");
    }

    private static FlowEnd podEnd(String namespace, String name) {
        return new FlowEnd.OfPod(ObjectRef.ofPod(namespace, name));
    }

    private static FlowEnd address(String text) {
        return new FlowEnd.OfAddress(IpAddress.parse(text).orElseThrow());
    }

    private static FlowFacts facts(Set<String> names, Optional<ObjectRef> service) {
        return new FlowFacts(
                "",
                FlowFacts.Security.UNKNOWN,
                FlowFacts.Policies.NONE,
                new FlowFacts.Peer(names, service),
                "");
    }
}
