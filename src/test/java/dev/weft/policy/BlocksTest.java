package dev.weft.policy;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import dev.weft.fixture.PeerPart;
import dev.weft.fixture.PolicyPart;
import dev.weft.net.TrafficSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Addresses: blocks, exceptions, families, and ends outside. Points 14, 15 and 19 of the facts sheet, B.1.
class BlocksTest {
    private static final String ALL = "All Connections";
    private static final String NONE = "No Connections";

    private static Part[] parts(Part... more) {
        return Stream.concat(
                        Stream.of(
                                pod("shop/web", "app=web").address("10.0.0.1"),
                                pod("shop/db", "app=db").address("10.0.0.2")),
                        Stream.of(more))
                .toArray(Part[]::new);
    }

    private static PolicyPart dbFrom(PeerPart... peers) {
        return networkPolicy("shop/db-in").on("app=db").ingress(from(peers));
    }

    // 14. Source: networking/v1 IPBlock.except.
    @Test
    void anExceptionTakesFromItsBlock() {
        var asked = Asked.of(parts(dbFrom(block("192.168.0.0/16").except("192.168.1.0/24"))));
        assertThat(asked.allowed("192.168.2.1", "shop/db")).isEqualTo(ALL);
        assertThat(asked.allowed("192.168.1.1", "shop/db")).isEqualTo(NONE);
        assertThat(asked.allowed("8.8.8.8", "shop/db")).isEqualTo(NONE);
    }

    // 14. Source: upstream e2e, overlapping CIDR and except.
    @Test
    void anotherBlockMayAllowWhatTheFirstExcepts() {
        var asked = Asked.of(parts(
                dbFrom(block("192.168.0.0/16").except("192.168.1.0/24"), block("192.168.1.7/32"))));
        assertThat(asked.allowed("192.168.1.7", "shop/db")).isEqualTo(ALL);
        assertThat(asked.allowed("192.168.1.8", "shop/db")).isEqualTo(NONE);
    }

    // 14. Source: ValidateIPBlock, "must be a strict subset of cidr". A broken block matches nothing.
    @Test
    void aBlockWithAWrongExceptionMatchesNothing() {
        for (var wrong : new String[] {"192.168.0.0/16", "192.0.0.0/8", "10.0.0.0/24", "fd00::/8", "nonsense"}) {
            var asked = Asked.of(parts(dbFrom(block("192.168.0.0/16").except(wrong))));
            assertThat(asked.allowed("192.168.2.1", "shop/db")).as(wrong).isEqualTo(NONE);
            assertThat(asked.reachability().policies().problems()).as(wrong).hasSize(1);
        }
    }

    // 14. 0.0.0.0/0 is IPv4 only.
    @Test
    void theBlockOfAllIpv4HoldsNoIpv6() {
        var asked = Asked.of(parts(dbFrom(block("0.0.0.0/0"))));
        assertThat(asked.allowed("8.8.8.8", "shop/db")).isEqualTo(ALL);
        assertThat(asked.allowed("2001:db8::1", "shop/db")).isEqualTo(NONE);
    }

    // 15. Source: upstream e2e, "should enforce ... IPBlock" with the pod's address as /32.
    @Test
    void aBlockSelectsPodsByTheirAddress() {
        var asked = Asked.of(parts(dbFrom(block("10.0.0.1/32"))));
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(ALL);
        var except = Asked.of(parts(dbFrom(block("10.0.0.0/24").except("10.0.0.1/32"))));
        assertThat(except.allowed("shop/web", "shop/db")).isEqualTo(NONE);
    }

    // 15. The profile of np-guard: a block never selects a pod. Source: cli.md, profiles.
    @Test
    void inNpGuardsReadingABlockNeverSelectsAPod() {
        var asked = Asked.of(cluster(parts(dbFrom(block("10.0.0.0/8")))), Profile.NP_GUARD);
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(NONE);
        assertThat(asked.allowed("10.0.0.1", "shop/db")).isEqualTo(ALL);
    }

    // Assumption of EndpointClasses: an address that is not known may be any.
    @Test
    void aBlockMakesAPodWithoutAddressUnknownUnlessItHoldsEveryAddress() {
        var pending = pod("shop/new", "app=new");
        var some = Asked.of(parts(pending, dbFrom(block("10.0.0.0/8"))));
        assertThat(some.cell("shop/new", "shop/db")).isEqualTo(new Cell(
                TrafficSet.NONE, TrafficSet.ALL));
        assertThat(some.explainTcp("shop/new", "shop/db", 80).ingress().reason()).isEqualTo("ADDRESS_UNKNOWN");
        var every = Asked.of(parts(pending, dbFrom(block("0.0.0.0/0"))));
        assertThat(every.allowed("shop/new", "shop/db")).isEqualTo(ALL); // shop/db has an IPv4 address only
        var labelled = Asked.of(parts(pending, networkPolicy("shop/db-in")
                .on("app=db").ingress(from("app=new"), tcp(80)).ingress(from(block("10.0.0.0/8")), tcp(443))));
        assertThat(labelled.allowed("shop/new", "shop/db")).isEqualTo("TCP 80");
        assertThat(labelled.unknown("shop/new", "shop/db")).isEqualTo("TCP 443");
    }

    // cli.md, settled details: families that disagree are unknown, with a problem.
    @Test
    void aDualStackPairThatTheFamiliesTreatApartIsUnknown() {
        var asked = Asked.of(
                pod("shop/web", "app=web").address("10.0.0.1", "fd00::1"),
                pod("shop/db", "app=db").address("10.0.0.2", "fd00::2"),
                networkPolicy("shop/db-in").on("app=db").ingress(from(block("10.0.0.0/8")), tcp(80)));
        assertThat(asked.unknown("shop/web", "shop/db")).isEqualTo("TCP 80");
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(NONE);
        assertThat(asked.allowed("shop/db", "shop/web")).isEqualTo(ALL);
        assertThat(asked.explainTcp("shop/web", "shop/db", 80).ingress().reason()).isEqualTo("ADDRESSES_DIFFER");
        assertThat(asked.reachability().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place().object()).isEqualTo("Pod shop/web");
            assertThat(problem.message()).contains("one address family allows TCP 80 to shop/db");
        });
    }

    // cli.md: external ends are maximal sets that policies treat alike; both families appear.
    @Test
    void outsideEndsAreTheMaximalSetsThatAreTreatedAlike() {
        var asked = Asked.of(parts(
                dbFrom(block("10.0.0.0/8")),
                networkPolicy("shop/web-in").on("app=web").ingress(from(block("10.0.0.0/8"), block("11.0.0.0/8"))),
                networkPolicy("shop/nobody").on("app=nobody").ingress(from(block("9.0.0.0/8")))));
        assertThat(asked.reachability().endpoints().stream().map(Endpoint::id))
                .containsExactly(
                        "shop/db[Pod]",
                        "shop/web[Pod]",
                        "0.0.0.0-9.255.255.255,12.0.0.0-255.255.255.255[External]",
                        "10.0.0.0-10.255.255.255[External]",
                        "11.0.0.0-11.255.255.255[External]",
                        "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff[External]");
    }

    // An outside end may be asked about that is no maximal set: then what holds for all its addresses.
    @Test
    void anySetOfAddressesMayBeAskedAbout() {
        var asked = Asked.of(parts(dbFrom(block("10.1.0.0/16"))));
        assertThat(asked.allowed("10.1.2.0/24", "shop/db")).isEqualTo(ALL);
        assertThat(asked.unknown("10.0.0.0/8", "shop/db")).isEqualTo(ALL);
        assertThat(asked.cell("11.0.0.0/8", "shop/db")).isEqualTo(Cell.NOTHING);
    }

    // 19. Rules see the backend pod and its port; a Service's own address is an address like others.
    // Source: Kubernetes documentation: whether rewriting comes before policy is undefined; Weft asks about backends.
    @Test
    void aBlockThatHoldsOnlyServiceAddressesDoesNotOpenTheBackend() {
        var asked = Asked.of(parts(
                networkPolicy("shop/web-out")
                        .on("app=web").types("Egress").egress(to(block("10.96.0.0/12")), tcp(80))));
        assertThat(asked.allowed("shop/web", "shop/db")).isEqualTo(NONE);
    }
}
