package dev.weft.view.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.picture.Theme;
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
}
