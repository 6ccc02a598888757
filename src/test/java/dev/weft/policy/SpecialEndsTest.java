package dev.weft.policy;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Pod;
import dev.weft.fixture.Part;
import dev.weft.fixture.PodPart;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Ends that are not like others: oneself, nodes, host-network pods, finished and pending pods, pods to come. Points
/// 16, 17 and 20 to 22 of the facts sheet, B.1.
class SpecialEndsTest {
    private static final String ALL = "All Connections";
    private static final String NONE = "No Connections";
    private static final Part DENY_ALL = networkPolicy("shop/deny").types("Ingress", "Egress");

    private static Part[] parts(Part... more) {
        return Stream.concat(
                        Stream.of(
                                node("n1", "192.168.0.1"),
                                node("n2", "192.168.0.2"),
                                pod("shop/web", "app=web").address("10.0.0.1").node("n1"),
                                pod("shop/db", "app=db").address("10.0.0.2").node("n2")),
                        Stream.of(more))
                .toArray(Part[]::new);
    }

    private static PodPart agent() {
        return pod("shop/agent", "app=agent").address("192.168.0.1").node("n1").hostNetwork();
    }

    // 16. Source: Kubernetes documentation, "a Pod cannot block access to itself".
    @Test
    void aPodAlwaysReachesItself() {
        var asked = Asked.of(parts(DENY_ALL));
        assertThat(asked.allowed("shop/web", "shop/web")).isEqualTo(ALL);
        assertThat(asked.explainTcp("shop/web", "shop/web", 80).ingress().reason()).isEqualTo("SAME_POD");
    }

    // 16. Another replica is another pod; np-guard drops these connections.
    @Test
    void anotherReplicaOfTheSameWorkloadIsNotOneself() {
        var asked = Asked.of(deployment("shop/web", 2, "app=web"), DENY_ALL);
        assertThat(asked.allowed("shop/web-0", "shop/web-1")).isEqualTo(NONE);
    }

    // 17. Source: networking/v1 NetworkPolicySpec.ingress, "or if the traffic source is the pod's local node".
    @Test
    void thePodsOwnNodeIsExemptAndOtherNodesAreNot() {
        var asked = Asked.of(parts(DENY_ALL));
        assertThat(asked.allowed("node n1", "shop/web")).isEqualTo(ALL);
        assertThat(asked.allowed("shop/web", "node n1")).isEqualTo(ALL);
        assertThat(asked.allowed("node n2", "shop/web")).isEqualTo(NONE);
        assertThat(asked.explainTcp("node n1", "shop/web", 80).ingress().reason()).isEqualTo("OWN_NODE");
    }

    // 17. A pod that is not scheduled may come to stand on any node.
    @Test
    void aNodeMayBecomeTheOwnOneOfAPodThatIsNotScheduled() {
        var asked = Asked.of(parts(pod("shop/new", "app=new"), DENY_ALL));
        assertThat(asked.unknown("node n1", "shop/new")).isEqualTo(ALL);
        assertThat(asked.explainTcp("node n1", "shop/new", 80).verdict().word()).isEqualTo("unknown");
    }

    // 17. The profile of np-guard knows no such exception. Source: cli.md, profiles.
    @Test
    void inNpGuardsReadingNoNodeIsExempt() {
        var asked = Asked.of(cluster(parts(DENY_ALL)), Profile.NP_GUARD);
        assertThat(asked.allowed("node n1", "shop/web")).isEqualTo(NONE);
    }

    // Nodes are selected by their addresses.
    @Test
    void aBlockSelectsNodesByTheirAddress() {
        var asked = Asked.of(parts(networkPolicy("shop/in").on("app=db").ingress(from(block("192.168.0.1/32")))));
        assertThat(asked.allowed("node n1", "shop/db")).isEqualTo(ALL);
    }

    // 20. Source: Kubernetes documentation, "NetworkPolicy and hostNetwork Pods": as a pod, or as its node.
    @Test
    void aHostNetworkPodIsUnknownWhereThePluginsMayDiffer() {
        var selected = Asked.of(parts(
                agent(), networkPolicy("shop/in").on("app=db").ingress(from("app=agent"), tcp(80))));
        assertThat(selected.unknown("shop/agent", "shop/db")).isEqualTo("TCP 80");
        assertThat(selected.allowed("shop/agent", "shop/db")).isEqualTo(NONE);
        assertThat(selected.explainTcp("shop/agent", "shop/db", 80).ingress().reason()).isEqualTo("HOST_NETWORK");
        var isolated = Asked.of(parts(agent(), networkPolicy("shop/in").on("app=agent")));
        assertThat(isolated.unknown("shop/db", "shop/agent")).isEqualTo(ALL);
    }

    // 20. Where both ways to see it agree, the verdict is known.
    @Test
    void aHostNetworkPodIsKnownWhereBothReadingsAgree() {
        var byAddress = Asked.of(parts(
                agent(), networkPolicy("shop/in").on("app=db").ingress(from(block("192.168.0.0/16")))));
        assertThat(byAddress.allowed("shop/agent", "shop/db")).isEqualTo(ALL);
        var denied = Asked.of(parts(agent(), networkPolicy("shop/in").on("app=db")));
        assertThat(denied.cell("shop/agent", "shop/db")).isEqualTo(Cell.NOTHING);
        assertThat(Asked.of(parts(agent())).allowed("shop/agent", "shop/db")).isEqualTo(ALL);
    }

    // 17 and 20. On its own node it may be the node, which is exempt.
    @Test
    void aHostNetworkPodOnThePodsOwnNodeMayBeExempt() {
        var asked = Asked.of(parts(agent(), networkPolicy("shop/in").on("app=web")));
        assertThat(asked.unknown("shop/agent", "shop/web")).isEqualTo(ALL);
    }

    // 20. np-guard takes them for pods like others.
    @Test
    void inNpGuardsReadingHostNetworkAndFinishedPodsAreNotSpecial() {
        var job = pod("shop/job", "app=job").address("10.0.0.9").finished();
        var asked = Asked.of(
                cluster(parts(agent(), job, networkPolicy("shop/in").on("app=db").ingress(from("app=agent")))),
                Profile.NP_GUARD);
        assertThat(asked.allowed("shop/agent", "shop/db")).isEqualTo(ALL);
        assertThat(asked.allowed("shop/job", "shop/web")).isEqualTo(ALL);
    }

    // 21. Source: Calico, IsFinished: a finished pod holds no endpoint. It is listed without edges.
    @Test
    void aFinishedPodHasNoConnections() {
        for (var phase : new Pod.Phase[] {Pod.Phase.SUCCEEDED, Pod.Phase.FAILED}) {
            var asked = Asked.of(parts(pod("shop/job", "app=job").address("10.0.0.1").phase(phase)));
            assertThat(asked.cell("shop/job", "shop/db")).isEqualTo(Cell.NOTHING);
            assertThat(asked.cell("shop/db", "shop/job")).isEqualTo(Cell.NOTHING);
            assertThat(asked.cell("shop/job", "shop/job")).isEqualTo(Cell.NOTHING);
            assertThat(asked.explainTcp("shop/job", "shop/db", 80).egress().reason()).isEqualTo("FINISHED");
            assertThat(asked.reachability().endpoints()).extracting(Endpoint::id).contains("shop/job[Pod]");
        }
    }

    // 21, 22. A pending pod is treated by its labels from its start.
    @Test
    void aPendingPodIsTreatedByItsLabels() {
        var asked = Asked.of(parts(
                pod("shop/new", "app=web").phase(Pod.Phase.PENDING),
                networkPolicy("shop/in").on("app=db").ingress(from("app=web"), tcp(80))));
        assertThat(asked.allowed("shop/new", "shop/db")).isEqualTo("TCP 80");
    }

    // A controller without pods is what it would run.
    @Test
    void aControllerWithoutPodsIsTreatedByItsTemplate() {
        var asked = Asked.of(parts(
                deployment("shop/api", 0, "app=api").port("http", 8080),
                networkPolicy("shop/in").on("app=api").ingress(from("app=web"), tcp("http"))));
        assertThat(asked.allowed("shop/web", "shop/api")).isEqualTo("TCP 8080");
        assertThat(asked.reachability().endpoints()).extracting(Endpoint::id).contains("shop/api[Deployment]");
    }

    // Policies of this cluster say nothing about others.
    @Test
    void nothingIsSaidAboutTwoOutsideEnds() {
        var asked = Asked.of(parts());
        assertThat(asked.unknown("8.8.8.8", "9.9.9.9")).isEqualTo(ALL);
        assertThat(asked.explainTcp("8.8.8.8", "9.9.9.9", 80).verdict().word()).isEqualTo("unknown");
    }
}
