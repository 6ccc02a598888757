package dev.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void linuxNeedsAServerThatIsNamed() {
        assertThat(new Display("Linux", Map.of(), "").present()).isFalse();
        assertThat(new Display("Linux", Map.of("DISPLAY", " "), "").present()).isFalse();
        assertThat(new Display("Linux", Map.of("DISPLAY", ":0"), "").present()).isTrue();
    }

    @Test
    void macAndWindowsHaveOne() {
        assertThat(new Display("Mac OS X", Map.of(), "").present()).isTrue();
        assertThat(new Display("Windows 11", Map.of(), "").present()).isTrue();
    }

    @Test
    void theHeadlessPlatformIsAWindowThatNobodySees() {
        assertThat(new Display("Linux", Map.of(), "Headless").present()).isTrue();
    }
}
