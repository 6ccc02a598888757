package dev.weft.policy;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.replicaSetOf;
import static dev.weft.fixture.ClusterFixture.statefulSet;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import dev.weft.fixture.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is true of all replicas, and what is said where they differ. Source: cli.md, settled details; np-guard PR #552.
class WorkloadReachabilityTest {
    private static final String OUTSIDE_V4 = "0.0.0.0-255.255.255.255[External]";

    private static WorkloadReachability workloads(Part... parts) {
        return WorkloadReachability.ofWorkloads(Asked.of(parts).reachability());
    }

    private static Party party(WorkloadReachability workloads, String id) {
        return workloads.parties().stream()
                .filter(party -> party.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String allowed(WorkloadReachability workloads, String source, String destination) {
        return workloads
                .cell(party(workloads, source), party(workloads, destination))
                .allowed()
                .toString();
    }

    @Test
    void podsAreFoldedIntoTheirTopmostOwner() {
        var workloads = workloads(
                deployment("shop/web", 0, "app=web"),
                replicaSetOf("shop/web", "web-5d"),
                pod("shop/web-5d-a", "app=web").ownedBy("ReplicaSet", "web-5d"),
                pod("shop/web-5d-b", "app=web").ownedBy("ReplicaSet", "web-5d"),
                pod("shop/static", "app=x").ownedBy("Node", "n1"),
                statefulSet("shop/db", 0, "app=db"));
        assertThat(workloads.parties()).extracting(Party::id)
                .containsExactly(
                        "shop/db[StatefulSet]",
                        "shop/static[Pod]",
                        "shop/web[Deployment]",
                        OUTSIDE_V4,
                        "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff[External]");
    }

    @Test
    void ofPodsLeavesOutControllersWithoutPods() {
        var pods = WorkloadReachability.ofPods(
                Asked.of(deployment("shop/web", 2, "app=web"), deployment("shop/api", 0, "app=api")).reachability());
        assertThat(pods.parties()).extracting(Party::id).startsWith("shop/web-0[Pod]", "shop/web-1[Pod]").hasSize(4);
        assertThat(allowed(pods, "shop/web-0[Pod]", "shop/web-1[Pod]")).isEqualTo("All Connections");
        assertThat(allowed(pods, "shop/web-0[Pod]", "shop/web-0[Pod]")).isEqualTo("No Connections");
    }

    @Test
    void anEdgeIsWhatAllReplicasAllowAndTheRestIsAProblemThatNamesThem() {
        var workloads = workloads(
                pod("shop/web-a", "app=web").ownedBy("StatefulSet", "web"),
                pod("shop/web-b", "app=web, canary=yes").ownedBy("StatefulSet", "web"),
                pod("shop/db", "app=db"),
                networkPolicy("shop/in").on("app=db")
                        .ingress(from("app=web"), tcp(80))
                        .ingress(from("canary=yes"), tcp(443)));
        assertThat(allowed(workloads, "shop/web[StatefulSet]", "shop/db[Pod]")).isEqualTo("TCP 80");
        assertThat(workloads.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
            assertThat(problem.place().object()).isEqualTo("StatefulSet shop/web");
            assertThat(problem.message())
                    .contains("shop/web-b (app=web,canary=yes)", "shop/web-a (app=web)", "shop/db[Pod]");
        });
    }

    @Test
    void labelsThatMakeNoDifferenceAreNoProblem() {
        var workloads = workloads(
                pod("shop/web-a", "app=web, version=1").ownedBy("StatefulSet", "web"),
                pod("shop/web-b", "app=web, version=2").ownedBy("StatefulSet", "web"),
                networkPolicy("shop/in").on("app=db").ingress(from("version=1")));
        assertThat(workloads.problems()).isEmpty();
    }

    @Test
    void aWorkloadWithItselfIsWhatItsDifferentReplicasMaySend() {
        var policy = networkPolicy("shop/in").on("app=web").ingress(from("app=web"), tcp(7000));
        assertThat(allowed(workloads(deployment("shop/web", 3, "app=web"), policy),
                        "shop/web[Deployment]", "shop/web[Deployment]"))
                .isEqualTo("TCP 7000");
        assertThat(allowed(workloads(deployment("shop/web", 1, "app=web"), policy),
                        "shop/web[Deployment]", "shop/web[Deployment]"))
                .isEqualTo("No Connections");
    }

    @Test
    void aFinishedReplicaTakesNothingFromThoseThatRun() {
        var workloads = workloads(
                pod("shop/web-a", "app=web").ownedBy("StatefulSet", "web"),
                pod("shop/web-b", "app=web").ownedBy("StatefulSet", "web").finished(),
                pod("shop/job", "app=job").finished());
        assertThat(allowed(workloads, "shop/web[StatefulSet]", OUTSIDE_V4)).isEqualTo("All Connections");
        assertThat(allowed(workloads, "shop/job[Pod]", OUTSIDE_V4)).isEqualTo("No Connections");
    }

    @Test
    void replicasInDifferentBlocksAreToldApart() {
        var workloads = workloads(
                pod("shop/web-a", "app=web").address("10.0.0.1").ownedBy("StatefulSet", "web"),
                pod("shop/web-b", "app=web").address("10.0.1.1").ownedBy("StatefulSet", "web"),
                pod("shop/db", "app=db").address("10.0.2.1"),
                networkPolicy("shop/in").on("app=db").ingress(from(block("10.0.0.0/24"))));
        assertThat(allowed(workloads, "shop/web[StatefulSet]", "shop/db[Pod]")).isEqualTo("No Connections");
        assertThat(workloads.problems()).hasSize(1);
    }

    // A host-network replica on the pod's own node is exempt, one on another node is not: only the first is unknown.
    @Test
    void hostNetworkReplicasAreAskedNearAndFar() {
        var workloads = workloads(
                node("n1", "192.168.0.1"),
                node("n2", "192.168.0.2"),
                agent("kube/agent-1", "192.168.0.1", "n1"),
                agent("kube/agent-2", "192.168.0.2", "n2"),
                pod("shop/db", "app=db").address("10.0.0.2").node("n2"),
                networkPolicy("shop/in").on("app=db"));
        assertThat(workloads.cell(party(workloads, "kube/agent[DaemonSet]"), party(workloads, "shop/db[Pod]")))
                .isEqualTo(Cell.NOTHING);
        var near = workloads.reachability();
        assertThat(near.cell(end(near, "agent-2"), end(near, "db")).unknown().isAll()).isTrue();
    }

    private static Part agent(String path, String address, String node) {
        return pod(path, "app=agent").address(address).node(node).hostNetwork().ownedBy("DaemonSet", "agent");
    }

    private static Endpoint end(Reachability reachability, String name) {
        return reachability.endpoints().stream()
                .filter(end -> end.object().isPresent() && end.object().get().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPartyIsIsolatedWhenAllItsMembersAre() {
        var workloads = workloads(
                pod("shop/web-a", "app=web").ownedBy("StatefulSet", "web"),
                pod("shop/web-b", "app=web, canary=yes").ownedBy("StatefulSet", "web"),
                networkPolicy("shop/some").on("canary=yes").types("Ingress", "Egress"),
                networkPolicy("shop/all").on("app=web").types("Egress"));
        assertThat(workloads.isolation(party(workloads, "shop/web[StatefulSet]")))
                .isEqualTo(new Isolation(false, true, List.of(
                        ResourceKind.NETWORK_POLICY.ref("shop", "all"),
                        ResourceKind.NETWORK_POLICY.ref("shop", "some"))));
    }

    @Test
    void nothingIsSaidBetweenOutsideParties() {
        var workloads = workloads(pod("shop/web", "app=web"));
        var outside = party(workloads, OUTSIDE_V4);
        assertThat(workloads.cell(outside, outside)).isEqualTo(Cell.NOTHING);
    }
}
