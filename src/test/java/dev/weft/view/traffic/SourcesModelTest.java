package dev.weft.view.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.SourceStatus;
import dev.weft.fixture.ClusterFixture;
import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.FlowWindow;
import dev.weft.session.FlowWish;
import dev.weft.session.ViewRequest;
import dev.weft.view.Frames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourcesModelTest {
    private static final Instant NOW = ClusterFixture.NOW;
    private static final FlowOffer HUBBLE = new FlowOffer(
            "hubble", "Service kube-system/hubble-relay, port 4245", "verdicts", FlowOffer.State.READY, "");
    private static final FlowOffer GOLDMANE =
            new FlowOffer("goldmane", "calico-system", "bytes", FlowOffer.State.FORBIDDEN, "Ask for port-forward.");
    private static final FlowOffer SOCKETS =
            new FlowOffer("sockets", "the pods themselves", "a sample", FlowOffer.State.ASKS, "");

    private static SourcesModel model(FlowWish wish, FlowSourceStatus... running) {
        var flows = new FlowWindow(
                NOW.minusSeconds(900), NOW, Map.of(), List.of(running), List.of(HUBBLE, GOLDMANE, SOCKETS));
        return SourcesModel.of(
                Frames.of(ClusterFixture.cluster(), flows, ViewRequest.DEFAULT.withFlows(wish)), wish, NOW);
    }

    @Test
    void weftChoosesTheBestThatNeedsNoConsentAndSaysSo() {
        var model = model(
                FlowWish.NONE, new FlowSourceStatus("hubble", new SourceStatus.Live(NOW.minusSeconds(5)), 3, ""));

        assertThat(model.automatic()).isTrue();
        assertThat(model.headline()).contains("hubble");
        assertThat(model.lines()).extracting(SourcesModel.Line::on).containsExactly(true, false, false);
        assertThat(model.lines().getFirst().state()).isEqualTo("live");
        assertThat(model.lines().getFirst().details())
                .anySatisfy(text -> assertThat(text).contains("3 observations lost"));
    }

    @Test
    void aSourceWithoutRightsCannotBeSwitchedAndSaysWhatToDo() {
        var line = model(FlowWish.NONE).lines().get(1);

        assertThat(line.use()).isEqualTo(SourcesModel.Use.NOT_USABLE);
        assertThat(line.state()).isEqualTo("your rights do not suffice");
        assertThat(line.details()).contains("Ask for port-forward.");
    }

    @Test
    void socketsRunOnlyWhereTheUserConsented() {
        assertThat(model(FlowWish.NONE).lines().getLast().on()).isFalse();
        assertThat(model(FlowWish.NONE.withSockets(Set.of("shop"))).lines().getLast().on()).isTrue();
    }

    @Test
    void switchingOneOffKeepsTheOthersAndIsTheUsersChoice() {
        var both = FlowWish.NONE.withSockets(Set.of("shop"));
        assertThat(model(both).switched("hubble", false)).containsExactly("sockets");
        assertThat(model(both.withSources(Optional.of(Set.of()))).automatic()).isFalse();
    }
}
