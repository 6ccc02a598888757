package dev.weft.view.panel;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.ClusterFixture;
import dev.weft.view.Frames;
import org.junit.jupiter.api.Test;

class ProblemsModelTest {
    @Test
    void nothingWrongIsSaidInTwoWords() {
        assertThat(ProblemsModel.of(Frames.of(cluster(pod("shop/web", "app=web"))))).isEqualTo(ProblemsModel.EMPTY);
    }

    // A pod without an address and a rule for addresses: not known, so not drawn, and that is said.
    @Test
    void whatThePictureLeavesOutIsListed() {
        var model = ProblemsModel.of(Frames.of(cluster(
                pod("shop/web", "app=web"),
                pod("shop/db", "app=db"),
                networkPolicy("shop/db-in").on("app=db")
                        .ingress(ClusterFixture.from(ClusterFixture.block("10.0.0.0/8"))))));

        assertThat(model.summary()).isEqualTo("no problems, 1 note");
        assertThat(model.lines()).singleElement().satisfies(line -> {
            assertThat(line.text()).startsWith("Some workloads have no address yet");
            assertThat(line.tone()).isEqualTo(Tone.MUTED);
        });
    }
}
