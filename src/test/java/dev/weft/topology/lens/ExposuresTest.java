package dev.weft.topology.lens;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Service;
import dev.weft.fixture.Part;
import dev.weft.fixture.PolicyPart;
import dev.weft.topology.FoldGroups;
import dev.weft.topology.NodeId;
import dev.weft.topology.Requests;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.lens.Exposed.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who may reach a workload, as far as policies go.
class ExposuresTest {
    private static final ObjectRef DB = ObjectRef.ofPod("shop", "db");

    private static Exposures of(ClusterSnapshot snapshot) {
        return Exposures.of(
                        Requests.request(snapshot), then -> Requests.evaluate(then).reachability(), () -> false)
                .orElseThrow();
    }

    /// A database, a caller beside it and one elsewhere, with what opens or closes the database.
    private static Exposed db(PolicyPart... policies) {
        var parts = new ArrayList<Part>(List.of(
                pod("shop/web", "app=web").address("10.0.0.1"),
                pod("shop/db", "app=db").address("10.0.0.2"),
                namespace("other", "team=other"),
                pod("other/web", "app=web").address("10.0.1.1")));
        parts.addAll(List.of(policies));
        return of(cluster(parts.toArray(Part[]::new))).workloads().getOrDefault(
                DB, new Exposed(Reach.NOBODY, true, false));
    }

    @Test
    void withoutAPolicyCallersFromOutsideAreLetIn() {
        assertThat(db()).isEqualTo(new Exposed(Reach.OUTSIDE, false, false));
    }

    @Test
    void aRuleForEveryNamespaceLetsTheClusterInAndNobodyElse() {
        assertThat(db(networkPolicy("shop/db").on("app=db").ingress(from(namespaces("")), tcp(5432))).reach())
                .isEqualTo(Reach.CLUSTER);
    }

    @Test
    void oneOtherNamespaceIsLessThanTheWholeCluster() {
        assertThat(db(networkPolicy("shop/db").on("app=db").ingress(from(namespaces("team=other")))).reach())
                .isEqualTo(Reach.OTHER_NAMESPACES);
    }

    @Test
    void aSelectorWithoutNamespacesLetsInItsOwn() {
        assertThat(db(networkPolicy("shop/db").on("app=db").ingress(from("app=web"))).reach())
                .isEqualTo(Reach.OWN_NAMESPACE);
    }

    @Test
    void whatNoRuleOpensNobodyMayReach() {
        var closed = db(networkPolicy("shop/db").on("app=db"));
        assertThat(closed.reach()).isEqualTo(Reach.NOBODY);
        assertThat(closed.unknown()).isFalse();
    }

    @Test
    void aSelectorThatSelectsNobodyOpensNothing() {
        assertThat(db(networkPolicy("shop/db").on("app=db").ingress(from("app=gone"))).reach())
                .isEqualTo(Reach.NOBODY);
    }

    @Test
    void anAddressBlockLetsInCallersFromOutside() {
        assertThat(db(networkPolicy("shop/db").on("app=db").ingress(from(block("203.0.113.0/24")))).reach())
                .isEqualTo(Reach.OUTSIDE);
    }

    @Test
    void whoMayNotCallAtAllLetsNobodyBeReached() {
        assertThat(db(
                                networkPolicy("shop/db").on("app=db").ingress(from("app=web")),
                                networkPolicy("shop/web").on("app=web").types("Egress"))
                        .reach())
                .isEqualTo(Reach.NOBODY);
    }

    /// A node reaches its own pods, whatever policies say.
    @Test
    void aPodOnTheNodesNetworkExposesNobody() {
        var snapshot = cluster(
                node("n1", "192.168.0.1"),
                pod("shop/db", "app=db").address("10.0.0.2").node("n1"),
                pod("kube-system/proxy", "app=proxy").address("192.168.0.1").node("n1").hostNetwork(),
                networkPolicy("shop/db").on("app=db"));
        assertThat(of(snapshot).workloads()).hasEntrySatisfying(
                DB, exposed -> assertThat(exposed.reach()).isEqualTo(Reach.NOBODY));
    }

    @Test
    void aBoxShowsTheWidestAndWhatAServiceLeadsInto() {
        var balancer = new Service(
                ObjectRef.ofService("shop", "front"), Service.Type.LOAD_BALANCER,
                Optional.of(Selector.matchLabels(Map.of("app", "web"))), List.of(),
                List.of(), Optional.empty());
        var exposures = of(cluster(
                pod("shop/web", "app=web").address("10.0.0.1"),
                pod("shop/db", "app=db").address("10.0.0.2"),
                () -> List.of(balancer),
                networkPolicy("shop/db").on("app=db")));

        assertThat(exposures.boxes()).containsEntry("shop", new Exposed(Reach.OUTSIDE, false, true));
        assertThat(exposures.workloads()).containsEntry(DB, new Exposed(Reach.NOBODY, false, false));
        var folded = new TopologyNode(
                NodeId.ofNamespace("shop"), "shop", "", Optional.empty(), TopologyNode.Facts.NONE);
        assertThat(exposures.of(folded, FoldGroups.NONE)).contains(new Exposed(Reach.OUTSIDE, false, true));
    }

    @Test
    void whatIsNoLongerAskedForIsStopped() {
        var request = Requests.request(cluster(pod("shop/db", "app=db")));
        assertThat(Exposures.of(request, then -> Requests.evaluate(then).reachability(), () -> true)).isEmpty();
    }
}
