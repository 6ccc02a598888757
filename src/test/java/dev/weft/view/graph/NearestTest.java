package dev.weft.view.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.layout.Box;
import dev.weft.layout.Positions;
import dev.weft.topology.NodeId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final NodeId MIDDLE = NodeId.ofNamespace("middle");
    private static final NodeId RIGHT = NodeId.ofNamespace("right");
    private static final NodeId BELOW = NodeId.ofNamespace("below");
    private static final NodeId ASKEW = NodeId.ofNamespace("askew");

    private static final Positions CROSS = new Positions(
            Map.of(
                    MIDDLE, new Box(0, 0, 10, 10),
                    RIGHT, new Box(100, 0, 10, 10),
                    ASKEW, new Box(60, 50, 10, 10),
                    BELOW, new Box(0, 100, 10, 10)),
            Map.of(),
            true);

    @Test
    void theRowIsFollowedBeforeSomethingNearerButAskew() {
        assertThat(Nearest.node(CROSS, Optional.of(MIDDLE), 1, 0)).contains(RIGHT);
    }

    @Test
    void downIsDown() {
        assertThat(Nearest.node(CROSS, Optional.of(MIDDLE), 0, 1)).contains(BELOW);
    }

    @Test
    void whereNothingIsNothingIsFound() {
        assertThat(Nearest.node(CROSS, Optional.of(MIDDLE), -1, 0)).isEmpty();
    }

    @Test
    void fromNowhereTheTopLeftNodeIsFirst() {
        assertThat(Nearest.node(CROSS, Optional.empty(), 1, 0)).contains(MIDDLE);
    }
}
