package dev.weft.view.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.topology.lens.Lens;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which lenses are on.
class LensModelTest {
    private static final LensModel FIRST = LensModel.of(Lens.USUAL);

    @Test
    void eachLensIsSwitchedForItself() {
        var both = FIRST.toggled(Lens.ISOLATION).toggled(Lens.EXPOSURE);

        assertThat(both.on()).contains(Lens.ISOLATION, Lens.EXPOSURE, Lens.TRAFFIC);
        assertThat(both.button()).isEqualTo("Overlays 2");
        assertThat(both.toggled(Lens.ISOLATION).on()).doesNotContain(Lens.ISOLATION).contains(Lens.EXPOSURE);
        assertThat(FIRST.button()).isEqualTo("Overlays");
    }

    @Test
    void aScreenReaderHearsWhatIsOn() {
        assertThat(FIRST.spoken()).isEqualTo("Overlays: policies, traffic");
        assertThat(LensModel.of(Set.of()).spoken()).isEqualTo("Overlays: none");
    }

    @Test
    void withoutADraftThereIsNoDifferenceToShow() {
        assertThat(FIRST.in(Optional.empty())).isEqualTo(FIRST);
        assertThat(FIRST.drafting()).isFalse();
        assertThat(FIRST.difference()).isFalse();
    }
}
