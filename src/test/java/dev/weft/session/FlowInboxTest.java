package dev.weft.session;

import static dev.weft.fixture.ClusterFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.fixture.FakeFlowSource;
import dev.weft.flow.FlowAggregator;
import dev.weft.flow.FlowCatalogue;
import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowOffer.State;
import dev.weft.flow.FlowSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlowInboxTest {
    private final FakeFlowSource relay = new FakeFlowSource("hubble");
    private final FlowAggregator aggregator = new FlowAggregator(Duration.ofMinutes(15));
    private final ClusterSnapshot shop = cluster();
    private final FlowInbox inbox = new FlowInbox(new Relay(relay), () -> shop, () -> {});

    private record Relay(FlowSource source) implements FlowCatalogue {
        @Override
        public List<FlowOffer> offers(ClusterSnapshot snapshot) {
            return List.of();
        }

        @Override
        public Optional<FlowSource> open(String name, Set<String> consented) {
            return open(name, consented, Set.of());
        }

        @Override
        public Optional<FlowSource> open(String name, Set<String> consented, Set<String> secrets) {
            return name.equals("hubble") && secrets.contains("hubble") ? Optional.of(source) : Optional.empty();
        }
    }

    @AfterEach
    void end() {
        inbox.close();
    }

    private void settle(FlowWish wish, State state) {
        inbox.settle(wish, List.of(new FlowOffer("hubble", "a test", "flows", state, "")), aggregator);
    }

    @Test
    void aSourceThatNeedsASecretRunsOnceTheUserHasLetItReadOne() {
        var chosen = FlowWish.NONE.withSources(Optional.of(Set.of("hubble")));
        settle(chosen, State.ASKS);
        assertThat(relay.started()).isFalse();

        settle(chosen.withSecrets(Set.of("hubble")), State.ASKS);
        assertThat(relay.started()).isTrue();
    }

    @Test
    void aSourceWhoseServerIsSilentForAWhileGoesOnAndIsNotForgotten() {
        var wish = FlowWish.NONE.withSecrets(Set.of("hubble"));
        settle(wish, State.READY);
        settle(wish, State.SILENT);

        assertThat(relay.started()).isTrue();
        assertThat(relay.closed()).isFalse();
    }

    @Test
    void aSourceThatTheUserSwitchesOffEnds() throws InterruptedException {
        settle(FlowWish.NONE.withSecrets(Set.of("hubble")), State.READY);
        settle(FlowWish.NONE.withSources(Optional.of(Set.of())), State.READY);
        while (!relay.closed()) {
            Thread.sleep(5); // it is closed on a thread of its own
        }
    }

    @Test
    void whatIsSilentFromTheBeginningIsNotStarted() {
        settle(FlowWish.NONE.withSecrets(Set.of("hubble")), State.SILENT);

        assertThat(relay.started()).isFalse();
    }
}
