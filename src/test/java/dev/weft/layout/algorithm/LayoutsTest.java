package dev.weft.layout.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.layout.Layout;
import org.junit.jupiter.api.Test;

class LayoutsTest {
    @Test
    void everyLayoutHasItsOwnName() {
        assertThat(Layouts.all()).extracting(Layout::name)
                .containsExactly("compound", "circular", "layered", "free", "grid");
    }
}
