package dev.weft.policy;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.everyPort;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.port;
import static dev.weft.fixture.ClusterFixture.portAlone;
import static dev.weft.fixture.ClusterFixture.sctp;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static dev.weft.fixture.ClusterFixture.udp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.PolicyPart;
import dev.weft.fixture.RulePart;
import dev.weft.net.Protocol;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Ports and protocols. Points 11 to 13 and 23 of the facts sheet, B.1.
class PortsTest {
    private static Asked asked(PolicyPart policy) {
        return Asked.of(
                pod("shop/web", "app=web").port("http", 8080).port("metrics", 9000),
                pod("shop/api", "app=api").port("http", 80).port("http", Protocol.UDP, 81),
                pod("shop/db", "app=db").port("pg", 5432),
                policy);
    }

    private static PolicyPart dbIn() {
        return networkPolicy("shop/db-in").on("app=db");
    }

    private static String fromWeb(RulePart... parts) {
        return asked(dbIn().ingress(parts)).allowed("shop/web", "shop/db");
    }

    // 11. Source: SetDefaults_NetworkPolicyPort.
    @Test
    void aPortWithoutProtocolIsTcp() {
        assertThat(fromWeb(portAlone(53))).isEqualTo("TCP 53");
    }

    // 11. Source: upstream e2e, "any port traffic on a specific protocol"; np-guard's eval and karto get it wrong.
    @Test
    void aProtocolWithoutPortIsEveryPortOfThatProtocolOnly() {
        assertThat(fromWeb(everyPort("UDP"))).isEqualTo("UDP 1-65535");
        assertThat(fromWeb(new RulePart.Port(Map.of()))).isEqualTo("TCP 1-65535");
    }

    // 11. Source: upstream e2e, four tests of TCP isolated by UDP and SCTP rules.
    @Test
    void aRuleForUdpAloneStillIsolatesTcp() {
        assertThat(fromWeb(udp(53))).isEqualTo("UDP 53");
        assertThat(fromWeb(sctp(9))).isEqualTo("SCTP 9");
    }

    // 23. Source: Kubernetes documentation: only TCP, UDP and SCTP are defined.
    @Test
    void allConnectionsAreThreeProtocols() {
        assertThat(fromWeb(everyPort("TCP"), everyPort("UDP"), everyPort("SCTP"))).isEqualTo("All Connections");
    }

    // 12. Source: networking/v1 NetworkPolicyPort.endPort.
    @Test
    void aRangeIncludesBothItsEnds() {
        assertThat(fromWeb(tcp(80, 85))).isEqualTo("TCP 80-85");
        assertThat(fromWeb(tcp(80, 80), tcp(81))).isEqualTo("TCP 80-81");
    }

    // 4, 11. Several ports are alternatives; every entry broken is nothing, not everything.
    @Test
    void brokenPortsMatchNothingAndTheOthersStand() {
        assertThat(fromWeb(portAlone(70_000), tcp(80))).isEqualTo("TCP 80");
        assertThat(fromWeb(portAlone(70_000))).isEqualTo("No Connections");
        assertThat(fromWeb(new RulePart.Port(Map.of("endPort", 90)))).isEqualTo("No Connections");
        assertThat(fromWeb(new RulePart.Port(Map.of("port", 90, "endPort", 80)))).isEqualTo("No Connections");
        assertThat(fromWeb(new RulePart.Port(Map.of("port", "pg", "endPort", 80)))).isEqualTo("No Connections");
        assertThat(fromWeb(port("ICMP", 80))).isEqualTo("No Connections");
        assertThat(fromWeb(port("tcp", 80))).isEqualTo("No Connections");
    }

    // 13. Source: upstream e2e, named ports; ingress resolves on the pod that the policy selects.
    @Test
    void aNamedPortOfIngressIsTheSubjectsOwn() {
        assertThat(fromWeb(from("app=web"), tcp("pg"))).isEqualTo("TCP 5432");
        assertThat(fromWeb(from("app=web"), tcp("http"))).isEqualTo("No Connections");
    }

    // 13. Source: upstream e2e, "should allow egress access on one named port"; aci-containers widened it across pods.
    @Test
    void aNamedPortOfEgressIsResolvedOnEachDestination() {
        var asked = asked(networkPolicy("shop/out").on("app=db").types("Egress").egress(tcp("http"), udp(53)));
        assertThat(asked.allowed("shop/db", "shop/web")).isEqualTo("TCP 8080,UDP 53");
        assertThat(asked.allowed("shop/db", "shop/api")).isEqualTo("TCP 80,UDP 53");
    }

    // 13. The name counts for the protocol of the rule only.
    @Test
    void aNamedPortCountsPerProtocol() {
        var asked = asked(networkPolicy("shop/out").on("app=db").types("Egress").egress(port("UDP", "http")));
        assertThat(asked.allowed("shop/db", "shop/web")).isEqualTo("No Connections");
        assertThat(asked.allowed("shop/db", "shop/api")).isEqualTo("UDP 81");
    }

    // 13. An address declares no port: a named port never matches an outside destination, but an outside source is let
    // in on the subject's own port (lost in amazon-network-policy-controller#81).
    @Test
    void aNamedPortNeverMatchesAnOutsideDestination() {
        var out = asked(networkPolicy("shop/out")
                .on("app=db").types("Egress").egress(to(block("0.0.0.0/0")), tcp("http")));
        assertThat(out.allowed("shop/db", "8.8.8.8")).isEqualTo("No Connections");
        var in = asked(dbIn().ingress(from(block("0.0.0.0/0")), tcp("pg")));
        assertThat(in.allowed("8.8.8.8", "shop/db")).isEqualTo("TCP 5432");
    }

    // 13. Two replicas may map one name to different numbers.
    @Test
    void podsWithTheSameLabelsMayMapANameDifferently() {
        var asked = Asked.of(
                pod("shop/a", "app=x").port("http", 1000),
                pod("shop/b", "app=x").port("http", 2000),
                networkPolicy("shop/in").on("app=x").ingress(portAlone("http")));
        assertThat(asked.allowed("shop/b", "shop/a")).isEqualTo("TCP 1000");
        assertThat(asked.allowed("shop/a", "shop/b")).isEqualTo("TCP 2000");
    }
}
