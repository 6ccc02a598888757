package dev.weft.view.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.picture.Theme;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThemeChoiceTest {
    @Test
    void withoutAChoiceTheSystemDecides() {
        assertThat(ThemeChoice.SYSTEM.under(false, false)).isEqualTo(Theme.LIGHT);
        assertThat(ThemeChoice.SYSTEM.under(true, false)).isEqualTo(Theme.DARK);
        assertThat(ThemeChoice.SYSTEM.under(false, true)).isEqualTo(Theme.HIGH_CONTRAST);
    }

    @Test
    void choiceOfTheUserWinsOverTheSystem() {
        for (var theme : Theme.values()) {
            assertThat(ThemeChoice.of(theme).under(true, true)).isEqualTo(theme);
        }
    }

    /// Source: GTK's themes `HighContrast` and `HighContrastInverse`; the keys of JavaFX's `Platform.Preferences`.
    @Test
    void highContrastIsASwitchOnWindowsAndAThemeWithGtk() {
        assertThat(ThemeChoice.isHighContrast(Map.of("Windows.SPI.HighContrast", true))).isTrue();
        assertThat(ThemeChoice.isHighContrast(Map.of("Windows.SPI.HighContrast", false))).isFalse();
        assertThat(ThemeChoice.isHighContrast(Map.of("GTK.theme_name", "HighContrastInverse"))).isTrue();
        assertThat(ThemeChoice.isHighContrast(Map.of("GTK.theme_name", "Adwaita-dark"))).isFalse();
        assertThat(ThemeChoice.isHighContrast(Map.of())).isFalse();
    }
}
