package dev.weft.layout.algorithm;

import static dev.weft.layout.algorithm.Sound.assertSound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.layout.Positions;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridLayoutTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1000})
    void everythingIsInItsBoxAndApart(int workloads) {
        var topology = Sample.random(workloads, workloads).topology();

        var drawing = new GridLayout().step(topology, Positions.NONE, Duration.ZERO);

        assertSound(topology, drawing);
        assertThat(new GridLayout().step(topology, drawing, Duration.ZERO)).isEqualTo(drawing);
    }
}
