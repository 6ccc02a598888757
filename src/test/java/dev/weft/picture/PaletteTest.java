package dev.weft.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.ColourBlind;
import dev.weft.topology.EdgeState;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Source: WCAG 2.2, 1.4.11 (3 to 1 for what is not text) and 1.4.3 (4.5 to 1 for text).
class PaletteTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyVerdictStandsOutFromTheBackground(Theme theme) {
        var palette = Palette.of(theme);
        for (var state : EdgeState.values()) {
            if (state != EdgeState.LEADS) {
                assertThat(palette.of(state).contrast(palette.of(Ink.BACKGROUND))).as("%s", state)
                        .isGreaterThanOrEqualTo(3);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyTextCanBeRead(Theme theme) {
        var palette = Palette.of(theme);
        for (var ground : new Ink[] {Ink.BACKGROUND, Ink.NODE, Ink.PANEL}) {
            for (var text : new Ink[] {Ink.TEXT, Ink.FAINT_TEXT, Ink.WARNING}) {
                assertThat(palette.of(text).contrast(palette.of(ground))).as("%s on %s", text, ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        assertThat(palette.of(Ink.ON_VERDICT).contrast(palette.of(Ink.DRAFT))).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void crossesAndRingsAreSeen(Theme theme) {
        var palette = Palette.of(theme);
        assertThat(palette.of(Ink.ON_VERDICT).contrast(palette.of(EdgeState.OBSERVED_DENIED)))
                .isGreaterThanOrEqualTo(3);
        for (var ink : new Ink[] {Ink.FOCUS, Ink.DRAFT, Ink.ISOLATED}) {
            assertThat(palette.of(ink).contrast(palette.of(Ink.BACKGROUND))).as("%s", ink).isGreaterThanOrEqualTo(3);
        }
    }

    /// Header names are a namespace's hue mixed with the text colour, on that hue's own faint ground.
    @ParameterizedTest
    @EnumSource(Theme.class)
    void namespaceNamesCanBeReadOnTheirTint(Theme theme) {
        var palette = Palette.of(theme);
        for (var tint : palette.tints()) {
            var ground = palette.of(Ink.BACKGROUND).mixed(tint, 0.055);
            assertThat(tint.mixed(palette.of(Ink.TEXT), 0.35).contrast(ground)).as("%s", tint)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    /// Twice and more what is just noticeable side by side; strokes and markers differ beside it. Unused and unknown
    /// share
    /// a colour on purpose, and what nobody tried is a paler kind of denied.
    @ParameterizedTest
    @EnumSource(Theme.class)
    void verdictsKeepApartToAColourBlindEye(Theme theme) {
        var palette = Palette.of(theme);
        var verdicts = List.of(
                EdgeState.OBSERVED_ALLOWED, EdgeState.OBSERVED_DENIED, EdgeState.WOULD_BE_ALLOWED,
                EdgeState.WOULD_BE_DENIED, EdgeState.UNUSED);
        for (var eye : ColourBlind.values()) {
            for (var one : verdicts) {
                for (var other : verdicts) {
                    if (one.compareTo(other) < 0) {
                        assertThat(eye.distance(palette.of(one), palette.of(other)))
                                .as("%s and %s to %s", one, other, eye)
                                .isGreaterThanOrEqualTo(10);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Theme.class, names = "HIGH_CONTRAST")
    void highContrastIsHigh(Theme theme) {
        var palette = Palette.of(theme);
        for (var state : EdgeState.values()) {
            assertThat(palette.of(state).contrast(palette.of(Ink.BACKGROUND))).as("%s", state)
                    .isGreaterThanOrEqualTo(7);
        }
        for (var ink : new Ink[] {Ink.TEXT, Ink.FAINT_TEXT, Ink.NODE_BORDER, Ink.FOCUS, Ink.WARNING}) {
            assertThat(palette.of(ink).contrast(palette.of(Ink.NODE))).as("%s", ink).isGreaterThanOrEqualTo(7);
        }
    }
}
