package dev.weft.picture;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.SceneFixture.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which end blocks is asked of the engine, not guessed: both ends below are isolated in the direction in question.
/// Source: Kubernetes documentation, "Network Policies": a connection needs both the source's egress and the
/// destination's ingress to allow it.
class BlockingEndsTest {
    private static final Part EGRESS_TO_ANYONE =
            networkPolicy("shop/web-out").on("app=web").types("Egress").egress();
    private static final Part NO_EGRESS = networkPolicy("shop/web-out").on("app=web").types("Egress");
    private static final Part INGRESS_FROM_ANYONE =
            networkPolicy("shop/db-in").on("app=db").types("Ingress").ingress();
    private static final Part NO_INGRESS = networkPolicy("shop/db-in").on("app=db").types("Ingress");

    private static BlockingEnd blocking(Part... policies) {
        var parts = new ArrayList<>(List.<Part>of(
                pod("shop/web-0", "app=web").address("10.0.0.1"), pod("shop/db-0", "app=db").address("10.0.0.2")));
        parts.addAll(List.of(policies));
        var frame = scene().cluster(cluster(parts.toArray(Part[]::new)))
                .cagedWorkload("shop/web", 0, 0).workload("shop/db", 400, 0)
                .denied("shop/web", "shop/db", 5432)
                .frame();
        var edge = frame.scene().topology().edges().iterator().next();
        return Drawing.of(frame).blockingEnd(edge);
    }

    @Test
    void targetBlocksWhatItsSourceLetsOut() {
        assertThat(blocking(EGRESS_TO_ANYONE, NO_INGRESS)).isEqualTo(BlockingEnd.TARGET);
    }

    @Test
    void sourceBlocksWhatItsTargetWouldTake() {
        assertThat(blocking(NO_EGRESS, INGRESS_FROM_ANYONE)).isEqualTo(BlockingEnd.SOURCE);
    }

    @Test
    void packetThatBothDenyNeverLeavesItsSource() {
        assertThat(blocking(NO_EGRESS, NO_INGRESS)).isEqualTo(BlockingEnd.SOURCE);
    }
}
