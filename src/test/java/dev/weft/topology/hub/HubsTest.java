package dev.weft.topology.hub;

import static dev.weft.fixture.SceneFixture.id;
import static dev.weft.fixture.SceneFixture.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.SceneFixture;
import dev.weft.net.TrafficSet;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HubsTest {
    private static EdgeId edge(String source, String target) {
        return new EdgeId(id(source), id(target));
    }

    /// Six workloads in three namespaces, and the cluster's DNS.
    private static SceneFixture cluster() {
        var scene = scene().workload("kube-system/coredns", 0, 0);
        for (int i = 0; i < 6; i++) {
            scene.workload("team-" + i % 3 + "/app-" + i, 200, 100.0 * i);
        }
        return scene;
    }

    private static Hubs hubs(SceneFixture scene) {
        return Hubs.of(scene.frame().scene().topology());
    }

    private static SceneFixture asking(SceneFixture scene, int from, int to) {
        for (int i = from; i < to; i++) {
            scene.unused("team-" + i % 3 + "/app-" + i, "kube-system/coredns", 53);
        }
        return scene;
    }

    @Test
    void edgesToTheDnsOfTheClusterAreBadgesOnTheirCallers() {
        var hubs = hubs(asking(cluster(), 0, 6));
        assertThat(hubs.count()).isEqualTo(6);
        assertThat(hubs.on(id("team-1/app-1"))).containsExactly(new Badge(
                edge("team-1/app-1", "kube-system/coredns"), EdgeState.UNUSED, "DNS", "DNS", true));
        assertThat(hubs.sayings(id("kube-system/coredns"))).containsExactly("6 in");
    }

    @Test
    void threeCallersAreNoHub() {
        assertThat(hubs(asking(cluster(), 0, 3)).count()).isZero();
    }

    @Test
    void manyCallersOfSomethingThatIsNoDnsAreNoHubYet() {
        var scene = cluster();
        for (int i = 0; i < 6; i++) {
            scene.unused("team-" + i % 3 + "/app-" + i, "kube-system/coredns", 8443);
        }
        assertThat(hubs(scene).count()).isZero();
    }

    @Test
    void whatIsAskedBesideDnsSaysTheNameOfTheHub() {
        var scene = asking(cluster(), 0, 5).allowed("team-2/app-5", "kube-system/coredns", 9153, 1);
        assertThat(hubs(scene).on(id("team-2/app-5"))).extracting(Badge::word).containsExactly("coredns");
    }

    @Test
    void deniedDraftedAndDisputedEdgesStayLines() {
        var scene = asking(cluster(), 0, 3)
                .denied("team-0/app-3", "kube-system/coredns", 53)
                .lost("team-1/app-4", "kube-system/coredns", 53)
                .gained("team-2/app-5", "kube-system/coredns", 53);
        var hubs = hubs(asking(scene.workload("team-0/app-6", 200, 900), 6, 7));
        assertThat(hubs.isBadge(edge("team-0/app-3", "kube-system/coredns"))).isFalse();
        assertThat(hubs.isBadge(edge("team-1/app-4", "kube-system/coredns"))).isFalse();
        assertThat(hubs.isBadge(edge("team-2/app-5", "kube-system/coredns"))).isFalse();
    }

    @Test
    void whatIsNotKnownIsABadgeThatSaysSo() {
        var scene = asking(cluster(), 0, 5).unknown("team-2/app-5", "kube-system/coredns", 53);
        assertThat(hubs(scene).on(id("team-2/app-5"))).extracting(Badge::state)
                .containsExactly(EdgeState.UNKNOWN);
    }

    @Test
    void scraperIsAHubOfWhatItCalls() {
        var scene = cluster().workload("monitoring/prometheus-server", 0, 300);
        for (int i = 0; i < 5; i++) {
            scene.allowed("monitoring/prometheus-server", "team-" + i % 3 + "/app-" + i, 9090, 1);
        }
        var hubs = hubs(scene);
        assertThat(hubs.on(id("team-0/app-0"))).extracting(Badge::word).containsExactly("prometheus-server");
        assertThat(hubs.sayings(id("monitoring/prometheus-server"))).containsExactly("5 out");
    }

    @Test
    void frontEndOfAnApplicationIsNoHubHoweverLargeTheApplicationIs() {
        var scene = scene().workload("shop/web", 0, 0);
        for (int i = 0; i < 20; i++) {
            scene.workload("shop/part-" + i, 200, 60.0 * i).allowed("shop/web", "shop/part-" + i, 80, 1);
        }
        assertThat(hubs(scene).count()).isZero();
    }

    @Test
    void nobodyStandsOutWhereEverybodyTalksToEverybody() {
        var scene = scene();
        for (int i = 0; i < 16; i++) {
            scene.workload("team-" + i % 4 + "/app-" + i, 0, 60.0 * i);
        }
        for (int i = 0; i < 16; i++) {
            for (int j = 0; j < 16; j++) {
                if (i != j) {
                    scene.unused("team-" + i % 4 + "/app-" + i, "team-" + j % 4 + "/app-" + j, 80);
                }
            }
        }
        assertThat(hubs(scene).count()).isZero();
    }

    @Test
    void unnamedHubStandsOutByItsPartners() {
        var scene = scene().workload("infra/vault", 0, 0);
        for (int i = 0; i < 14; i++) {
            scene.workload("team-" + i % 4 + "/app-" + i, 0, 60.0 * i)
                    .unused("team-" + i % 4 + "/app-" + i, "infra/vault", 8200);
        }
        for (int i = 0; i < 12; i++) {
            scene.unused("team-" + i % 4 + "/app-" + i, "team-" + (i + 1) % 4 + "/app-" + (i + 1), 80);
        }
        assertThat(hubs(scene).on(id("team-0/app-0"))).extracting(Badge::word).containsExactly("vault");
    }

    @Test
    void outsideIsNoHubAndHasNoCard() {
        var outside = new TopologyNode(
                NodeId.ofOutside("internet"), "internet", "", Optional.empty(),
                TopologyNode.Facts.NONE);
        var scene = asking(cluster(), 0, 6);
        var frame = scene.frame().scene().topology();
        var edges = new ArrayList<>(frame.edges());
        var from = new EdgeId(outside.id(), id("kube-system/coredns"));
        edges.add(new TopologyEdge(
                from, List.of(new Evidence.Declared(
                        TrafficSet.udp(53), TrafficSet.NONE))));
        var nodes = new ArrayList<>(frame.nodes());
        nodes.add(outside);
        assertThat(Hubs.of(Topology.of(nodes, edges)).isBadge(from)).isFalse();
    }
}
