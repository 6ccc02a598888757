package dev.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ToolkitTest {
    @Test
    void theWindowIsPreparedBesideTheReadingOfItsCommandLineAlone() {
        assertThat(Toolkit.isAskedFor(List.of())).isTrue();
        assertThat(Toolkit.isAskedFor(List.of("open", "--demo"))).isTrue();
        assertThat(Toolkit.isAskedFor(List.of("--demo"))).isTrue();
        assertThat(Toolkit.isAskedFor(List.of("--dir", "manifests"))).isTrue();

        assertThat(Toolkit.isAskedFor(List.of("list", "--demo"))).isFalse();
        assertThat(Toolkit.isAskedFor(List.of("--version"))).isFalse();
        assertThat(Toolkit.isAskedFor(List.of("open", "--help"))).isFalse();
        assertThat(Toolkit.isAskedFor(List.of("open", "-h"))).isFalse();
    }
}
