package dev.weft.view.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.fixture.SceneFixture;
import dev.weft.net.Cidr;
import dev.weft.net.IpSet;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.whatif.editing.Selections.Chosen;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which nodes of the picture stand for what a rule selects.
class LitNodesTest {
    private static final NodeId LAN = NodeId.ofOutside(block("10.0.0.0/8"));
    private static final NodeId SHOP = NodeId.ofNamespace("folded");

    private static IpSet block(String text) {
        return Cidr.parse(text).orElseThrow().asSet();
    }

    private static TopologyNode node(NodeId id) {
        return new TopologyNode(id, id.key(), "", Optional.empty(), TopologyNode.Facts.NONE);
    }

    private static Set<NodeId> lit(Chosen chosen) {
        var scene = SceneFixture.scene()
                .node(node(NodeId.ofWorkload(SceneFixture.ref("Deployment", "shop/web"))), 0, 0)
                .node(node(LAN), 200, 0)
                .node(node(NodeId.ofOutside("example.org")), 400, 0)
                .node(node(SHOP), 600, 0);
        return LitNodes.of(scene.frame(), chosen);
    }

    private static Chosen chosen(Set<ObjectRef> workloads, IpSet outside, boolean everyone) {
        return new Chosen(workloads, new Chosen.Count(0, 0), outside, everyone, List.of());
    }

    @Test
    void aWorkloadOrTheFoldedNamespaceThatHidesIt() {
        var hidden = SceneFixture.ref("Deployment", "folded/db");
        var web = SceneFixture.ref("Deployment", "shop/web");
        assertThat(lit(chosen(Set.of(hidden, web), IpSet.NONE, false)))
                .containsExactlyInAnyOrder(SHOP, NodeId.ofWorkload(web));
    }

    @Test
    void addressesThatTheBlockTouches() {
        assertThat(lit(chosen(Set.of(), block("10.1.0.0/16"), false))).containsExactly(LAN);
        assertThat(lit(chosen(Set.of(), block("192.168.0.0/16"), false))).isEmpty();
    }

    @Test
    void everyoneIsEverybodyOutside() {
        assertThat(lit(chosen(Set.of(), IpSet.NONE, true))).hasSize(2);
    }
}
