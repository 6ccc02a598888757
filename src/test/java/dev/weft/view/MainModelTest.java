package dev.weft.view;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.picture.Pick;
import dev.weft.topology.NodeId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MainModelTest {
    private static final MainModel MODEL = MainModel.of(new OpenSource("demo cluster", false))
            .withFrame(Frames.of(cluster(pod("shop/web", "app=web"), pod("bank/pay", "app=pay"))));

    private static final Pick WEB = new Pick.OfNode(Frames.pod("shop/web"));

    @Test
    void foldedTwiceItIsOpenAndStaysOpen() {
        var folded = MODEL.withFoldToggled("shop");

        assertThat(folded.wish().folded()).containsExactly("shop");
        assertThat(folded.isFolded("shop")).isTrue();
        var open = folded.withFoldToggled("shop");
        assertThat(open.isFolded("shop")).isFalse();
        assertThat(open.wish().arrangement().folds().opened()).containsExactly("shop");
    }

    @Test
    void foldAllFoldsEveryNamespace() {
        assertThat(MODEL.withAllFolded().wish().folded()).containsExactlyInAnyOrder("bank", "shop");
    }

    @Test
    void anotherSelectionAsksAboutAnotherPacket() {
        var asked = MODEL.withSelection(Optional.of(WEB)).withPort(new Traffic(Protocol.TCP, 80));

        assertThat(asked.withSelection(Optional.of(WEB))).isEqualTo(asked);
        assertThat(asked.withSelection(Optional.empty()).port()).isEmpty();
    }

    @Test
    void aPickKnowsItsNamespace() {
        assertThat(MODEL.namespaceOf(WEB)).contains("shop");
        assertThat(MODEL.namespaceOf(new Pick.OfNode(NodeId.ofNamespace("bank")))).contains("bank");
        assertThat(MODEL.namespaceOf(new Pick.OfNode(new NodeId(NodeId.Kind.OUTSIDE, "10.0.0.1-10.0.0.1")))).isEmpty();
    }
}
