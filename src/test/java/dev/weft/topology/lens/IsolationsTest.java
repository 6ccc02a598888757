package dev.weft.topology.lens;

import static dev.weft.fixture.ClusterFixture.NOW;
import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.cluster.SourceStatus;
import dev.weft.topology.FoldGroups;
import dev.weft.topology.NodeId;
import dev.weft.topology.Requests;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.lens.Isolations.Share;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which sides policies isolate: the engine's word, counted by box.
class IsolationsTest {
    private static final Share ISOLATED = new Share(1, 0, 0, 0);
    private static final Share OPEN = new Share(0, 0, 1, 0);
    private static final Share UNKNOWN = new Share(0, 0, 0, 1);

    private static Isolations of(ClusterSnapshot snapshot) {
        return Isolations.of(Requests.request(snapshot));
    }

    private static TopologyNode pods(String path) {
        var parts = path.split("/", -1);
        var ref = ObjectRef.ofPod(parts[0], parts[1]);
        return new TopologyNode(
                NodeId.ofWorkload(ref), parts[1], parts[0], Optional.of(ref), TopologyNode.Facts.NONE);
    }

    @Test
    void eachDirectionIsIsolatedForItself() {
        var shop = of(cluster(
                pod("shop/web", "app=web"),
                pod("shop/db", "app=db"),
                networkPolicy("shop/db").on("app=db").ingress(from("app=web")),
                networkPolicy("shop/web").on("app=web").ingress(from(block("0.0.0.0/0"))).egress(to("app=db"))));

        assertThat(shop.of(pods("shop/db"), FoldGroups.NONE)).hasValueSatisfying(mark -> {
            assertThat(mark.ingress()).isEqualTo(ISOLATED);
            assertThat(mark.egress()).isEqualTo(OPEN);
            assertThat(mark.policies()).containsExactly(ResourceKind.NETWORK_POLICY.ref("shop", "db"));
        });
        assertThat(shop.of(pods("shop/web"), FoldGroups.NONE).orElseThrow().egress()).isEqualTo(ISOLATED);
    }

    @Test
    void aBoxCountsItsWorkloadsAndNamesTheirPolicies() {
        var shop = of(cluster(
                pod("shop/web", "app=web"),
                pod("shop/db", "app=db"),
                pod("shop/job", "app=job"),
                networkPolicy("shop/db").on("app=db")));

        var box = shop.ofBox("shop").orElseThrow();
        assertThat(box.ingress()).isEqualTo(new Share(1, 0, 2, 0));
        assertThat(box.egress()).isEqualTo(new Share(0, 0, 3, 0));
        var policy = ResourceKind.NETWORK_POLICY.ref("shop", "db");
        var folded = new TopologyNode(
                NodeId.ofNamespace("shop"), "shop", "", Optional.empty(), TopologyNode.Facts.NONE);
        assertThat(shop.isSelected(folded, FoldGroups.NONE, policy)).isTrue();
        assertThat(shop.isSelected(pods("shop/web"), FoldGroups.NONE, policy)).isFalse();
        assertThat(shop.ofBox("elsewhere")).isEmpty();
    }

    @Test
    void aGroupCountsTheWorkloadsOfItsBoxes() {
        var both = of(cluster(
                pod("shop/db", "app=db"), pod("lab/web", "app=web"), networkPolicy("shop/db").on("app=db")));
        var group = new FoldGroups.Group("s*", "their names begin alike", new TreeSet<>(Set.of("shop", "lab")));
        var folded = new TopologyNode(NodeId.ofGroup("s*"), "s*", "", Optional.empty(), TopologyNode.Facts.NONE);

        assertThat(both.of(folded, FoldGroups.of(List.of(group), List.of())))
                .hasValueSatisfying(mark -> assertThat(mark.ingress()).isEqualTo(new Share(1, 0, 1, 0)));
        assertThat(both.of(folded, FoldGroups.NONE)).isEmpty();
    }

    @Test
    void whatMayBeIsolatedByPoliciesThatCannotBeReadIsUnknown() {
        var forbidden = new KindStatus(
                ResourceKind.NETWORK_POLICY, "shop", new SourceStatus.Failed("forbidden", "ask for it"));
        var builder = new SnapshotBuilder("fixture");
        for (var path : List.of("shop/web", "other/web")) {
            pod(path, "app=web").resources().forEach(resource -> builder.apply(new Change.Put(resource), NOW));
        }
        builder.apply(new Change.Status(forbidden), NOW);
        var snapshot = builder.snapshot();

        assertThat(of(snapshot).of(pods("shop/web"), FoldGroups.NONE).orElseThrow().ingress()).isEqualTo(UNKNOWN);
        assertThat(of(snapshot).of(pods("other/web"), FoldGroups.NONE).orElseThrow().ingress()).isEqualTo(OPEN);
    }

    @Test
    void ofAPodOnItsNodesNetworkNobodyKnows() {
        var snapshot = cluster(pod("shop/agent", "app=agent").address("10.0.0.1").hostNetwork());

        assertThat(of(snapshot).of(pods("shop/agent"), FoldGroups.NONE).orElseThrow().ingress()).isEqualTo(UNKNOWN);
    }

    @Test
    void policiesDoNotApplyToAService() {
        var service = new TopologyNode(
                NodeId.ofService(ResourceKind.NETWORK_POLICY.ref("shop", "x")), "x", "shop", Optional.empty(),
                TopologyNode.Facts.NONE);
        assertThat(of(cluster(pod("shop/web", "app=web"))).of(service, FoldGroups.NONE)).isEmpty();
        assertThat(Isolations.NONE.of(pods("shop/web"), FoldGroups.NONE)).isEmpty();
    }
}
