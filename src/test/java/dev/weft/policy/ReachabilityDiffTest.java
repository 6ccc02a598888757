package dev.weft.policy;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.fixture.Part;
import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReachabilityDiffTest {
    private static final List<Part> SHOP = List.of(
            pod("shop/web", "app=web").address("10.0.0.1"), pod("shop/db", "app=db").address("10.0.0.2"));

    private static ClusterSnapshot shop(Part... more) {
        return cluster(Stream.concat(SHOP.stream(), Stream.of(more)).toArray(Part[]::new));
    }

    private static WorkloadReachability of(ClusterSnapshot cluster) {
        return WorkloadReachability.ofWorkloads(new ClassReachabilityEngine(Profile.UPSTREAM)
                .evaluate(cluster, new PolicyCompiler(PolicyKinds.all()).compile(cluster)));
    }

    private static List<String> diff(ClusterSnapshot before, ClusterSnapshot after) {
        return ReachabilityDiff.between(of(before), of(after)).changes().stream()
                .map(change -> change.source().id() + " => " + change.destination().id() + " : "
                        + change.before().allowed() + " -> " + change.after().allowed())
                .toList();
    }

    @Test
    void theSameClusterHasNoDifference() {
        assertThat(diff(shop(networkPolicy("shop/p")), shop(networkPolicy("shop/p")))).isEmpty();
    }

    @Test
    void aChangeIsFoundByTheIdsOfItsParties() {
        var web = networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(5432));
        var difference = ReachabilityDiff.between(of(shop()), of(shop(web)));

        assertThat(difference.changes()).hasSize(3).allSatisfy(change ->
                assertThat(difference.of(change.source().id(), change.destination().id())).contains(change));
        assertThat(difference.of("shop/db[Pod]", "shop/web[Pod]")).isEmpty();
    }

    @Test
    void eachPairThatChangesStandsOnce() {
        var web = networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(5432));
        assertThat(diff(shop(), shop(web))).containsExactly(
                "0.0.0.0-255.255.255.255[External] => shop/db[Pod] : All Connections -> No Connections",
                "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff[External] => shop/db[Pod]"
                        + " : All Connections -> No Connections",
                "shop/web[Pod] => shop/db[Pod] : All Connections -> TCP 5432");
    }

    @Test
    void outsideAddressesAreCutWhereEitherSideCutsThem() {
        var low = networkPolicy("shop/db-in").on("app=db").ingress(from(block("0.0.0.0/1")));
        var lower = networkPolicy("shop/db-in").on("app=db").ingress(from(block("0.0.0.0/2")));
        assertThat(diff(shop(low), shop(lower))).containsExactly(
                "64.0.0.0-127.255.255.255[External] => shop/db[Pod] : All Connections -> No Connections");
    }

    @Test
    void anEndOfOneSideOnlyIsComparedWithNothing() {
        var deny = networkPolicy("shop/none").types("Ingress", "Egress");
        var cache = pod("lab/cache", "app=cache").address("10.0.0.9");
        assertThat(diff(shop(deny), shop(deny, cache))).containsExactly(
                "0.0.0.0-255.255.255.255[External] => lab/cache[Pod] : No Connections -> All Connections",
                "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff[External] => lab/cache[Pod]"
                        + " : No Connections -> All Connections",
                "lab/cache[Pod] => 0.0.0.0-255.255.255.255[External] : No Connections -> All Connections",
                "lab/cache[Pod] => ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff[External]"
                        + " : No Connections -> All Connections");
    }

    @Test
    void whatBecomesUnsureIsNotLost() {
        var cell = new Cell(TrafficSet.NONE, TrafficSet.ALL);
        var all = new Cell(TrafficSet.ALL, TrafficSet.NONE);
        var party = new Party.Outside(IpSet.ALL);
        var change = new ReachabilityDiff.PairChange(party, party, all, cell);
        assertThat(change.lost()).isEqualTo(TrafficSet.NONE);
        assertThat(change.gained()).isEqualTo(TrafficSet.NONE);
    }
}
