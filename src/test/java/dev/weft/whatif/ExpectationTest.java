package dev.weft.whatif;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.net.IpSet;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.whatif.Expectation.Answer;
import dev.weft.whatif.Expectation.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final Traffic PG = new Traffic(Protocol.TCP, 5432);

    private static final ClusterSnapshot SHOP = cluster(
            pod("shop/web", "app=web").address("10.0.0.1"),
            pod("shop/db", "app=db").address("10.0.0.2"),
            networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(5432)));

    private static Reachability reachability(ClusterSnapshot snapshot) {
        return new ClassReachabilityEngine(Profile.UPSTREAM)
                .evaluate(snapshot, new PolicyCompiler(PolicyKinds.all()).compile(snapshot));
    }

    private static End ofPod(String name) {
        return new End.OfWorkload(ObjectRef.ofPod("shop", name));
    }

    private static Expectation reach(End from, End to, boolean allowed) {
        return new Expectation(from, to, PG, allowed);
    }

    @Test
    void whatIsAllowedAndMustBeHolds() {
        assertThat(reach(ofPod("web"), ofPod("db"), true).judge(reachability(SHOP))).isEqualTo(Answer.HOLDS);
        assertThat(reach(ofPod("db"), ofPod("web"), true).judge(reachability(SHOP))).isEqualTo(Answer.HOLDS);
    }

    @Test
    void whatIsAllowedAndMustNotBeIsBroken() {
        assertThat(reach(ofPod("web"), ofPod("db"), false).judge(reachability(SHOP))).isEqualTo(Answer.BROKEN);
    }

    @Test
    void anotherPortIsAnotherVerdict() {
        var other = new Expectation(ofPod("web"), ofPod("db"), new Traffic(Protocol.TCP, 80), true);

        assertThat(other.judge(reachability(SHOP))).isEqualTo(Answer.BROKEN);
    }

    @Test
    void anEndThatLeftSaysNothingMore() {
        assertThat(reach(ofPod("gone"), ofPod("db"), true).judge(reachability(SHOP))).isEqualTo(Answer.GONE);
        assertThat(reach(ofPod("web"), ofPod("gone"), false).judge(reachability(SHOP))).isEqualTo(Answer.GONE);
    }

    /// A pod that has no address yet may or may not get one of the block.
    @Test
    void whatCannotBeKnownIsUnknown() {
        var pending = cluster(
                pod("shop/web", "app=web"),
                pod("shop/db", "app=db").address("10.0.0.2"),
                networkPolicy("shop/db-in").on("app=db").ingress(from(block("10.0.0.0/24")), tcp(5432)));

        assertThat(reach(ofPod("web"), ofPod("db"), true).judge(reachability(pending))).isEqualTo(Answer.UNKNOWN);
        assertThat(reach(ofPod("web"), ofPod("db"), false).judge(reachability(pending))).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void itMustHoldForEveryPodOfAWorkload() {
        var web = new ObjectRef("apps", "Deployment", "shop", "web");
        var resources = new ArrayList<dev.weft.cluster.Resource>();
        resources.add(new dev.weft.cluster.Workload(web, java.util.Optional.empty(), 2, java.util.Optional.empty()));
        resources.add(replica("web-1", "web", web));
        resources.add(replica("web-2", "canary", web));
        resources.add(replica("db", "db", ObjectRef.ofPod("shop", "db")));
        resources.addAll(SHOP.manifests());
        var mixed = reachability(cluster(resources));

        assertThat(reach(new End.OfWorkload(web), ofPod("db"), true).judge(mixed)).isEqualTo(Answer.BROKEN);
        assertThat(reach(new End.OfWorkload(web), ofPod("db"), false).judge(mixed)).isEqualTo(Answer.BROKEN);
    }

    private static Pod replica(String name, String app, ObjectRef owner) {
        return new Pod(
                ObjectRef.ofPod("shop", name), Labels.of(Map.of("app", app)), owner, Pod.Network.NONE,
                Pod.Phase.RUNNING, List.of());
    }

    @Test
    void aWorkloadWithoutPodsIsJudgedByItsTemplate() {
        var scaledDown = cluster(
                deployment("shop/web", 0, "app=web"),
                pod("shop/db", "app=db"),
                networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(5432)));
        var web = new End.OfWorkload(new ObjectRef("apps", "Deployment", "shop", "web"));

        assertThat(reach(web, ofPod("db"), true).judge(reachability(scaledDown))).isEqualTo(Answer.HOLDS);
    }

    @Test
    void theOutsideIsJudgedForEveryAddress() {
        var half = reachability(cluster(
                pod("shop/db", "app=db").address("10.0.0.2"),
                networkPolicy("shop/db-in").on("app=db").ingress(from(block("203.0.113.0/24")), tcp(5432))));

        assertThat(reach(outside("203.0.113.0/24"), ofPod("db"), true).judge(half)).isEqualTo(Answer.HOLDS);
        assertThat(reach(outside("198.51.100.0/24"), ofPod("db"), false).judge(half)).isEqualTo(Answer.HOLDS);
        assertThat(reach(new End.Outside(IpSet.ALL), ofPod("db"), false).judge(half)).isEqualTo(Answer.BROKEN);
        assertThat(reach(new End.Outside(IpSet.ALL), ofPod("db"), true).judge(half)).isEqualTo(Answer.BROKEN);
    }

    private static End outside(String block) {
        return new End.Outside(dev.weft.net.Cidr.parse(block).orElseThrow().asSet());
    }

    @Test
    void aPinIsSaidInOneSentence() {
        assertThat(reach(ofPod("web"), ofPod("db"), true).words()).isEqualTo("shop/web must reach shop/db on TCP 5432");
        assertThat(reach(new End.Outside(IpSet.ALL), ofPod("db"), false).words())
                .isEqualTo("outside must not reach shop/db on TCP 5432");
    }
}
