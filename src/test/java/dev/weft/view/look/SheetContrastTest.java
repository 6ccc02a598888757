package dev.weft.view.look;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.weft.picture.Colour;
import dev.weft.picture.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The colours that the style sheets name: Primer's, and over them those of a theme.
/// Source: WCAG 2.2, 1.4.3 (4.5 to 1 for text) and 1.4.6 (7 to 1, which high contrast is to keep).
class SheetContrastTest {
    private static final Pattern NAMED = Pattern.compile("(-(?:color|weft)-[a-z0-9-]+):\\s*([^;}]+)");

    /// What is written on panels, tables, menus and the toolbar.
    private static final List<String> WORDS = List.of(
            "-color-fg-default", "-color-fg-muted", "-color-accent-fg", "-weft-allowed", "-weft-denied", "-weft-lost",
            "-weft-gained", "-weft-unused", "-weft-untried", "-weft-unknown", "-weft-good", "-weft-warning",
            "-weft-bad", "-weft-draft-word", "-weft-key", "-weft-text", "-weft-number", "-weft-comment");
    private static final List<String> GROUNDS = List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-overlay");

    /// A word, and the ground of its own that it stands on.
    private static final List<List<String>> PAIRS = List.of(
            List.of("-weft-draft-text", "-weft-draft"),
            List.of("-color-fg-default", "-weft-banner-warning"),
            List.of("-color-fg-default", "-weft-banner-bad"),
            List.of("-color-fg-default", "-weft-diff-removed"),
            List.of("-color-fg-default", "-weft-diff-added"),
            List.of("-color-fg-default", "-color-accent-subtle"),
            List.of("-weft-lost", "-weft-diff-goes"),
            List.of("-weft-gained", "-weft-diff-comes"));

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyWordOfTheWindowCanBeRead(Theme theme) {
        var colours = colours(theme);
        var pairs = new ArrayList<>(PAIRS);
        WORDS.forEach(word -> GROUNDS.forEach(ground -> pairs.add(List.of(word, ground))));
        double least = theme == Theme.HIGH_CONTRAST ? 7 : 4.5;
        assertThat(pairs).filteredOn(pair -> contrast(colours, pair) < least).as("%s, less than %s", theme, least)
                .allSatisfy(pair -> assertThat(contrast(colours, pair)).as("%s", pair).isGreaterThanOrEqualTo(least));
    }

    private static double contrast(Map<String, String> colours, List<String> pair) {
        var ground = over(colour(colours, pair.getLast()), colour(colours, "-color-bg-default"));
        return over(colour(colours, pair.getFirst()), ground).contrast(ground);
    }

    /// A colour that lets its ground through, as it is seen on it.
    private static Colour over(Colour colour, Colour ground) {
        return ground.mixed(new Colour(colour.argb() | 0xff000000), colour.alpha() / 255.0);
    }

    private static Colour colour(Map<String, String> colours, String name) {
        var value = Objects.requireNonNull(colours.get(name), name).strip();
        return value.startsWith("-") ? colour(colours, value) : read(value);
    }

    private static Colour read(String value) {
        if (value.startsWith("#")) {
            return Colour.of(value);
        }
        var parts = value.replaceAll("[^0-9.,]", "").split(",");
        int alpha = (int) Math.round(255 * (parts.length > 3 ? Double.parseDouble(parts[3]) : 1));
        return new Colour(alpha << 24 | Integer.parseInt(parts[0]) << 16 | Integer.parseInt(parts[1]) << 8
                | Integer.parseInt(parts[2]));
    }

    private static Map<String, String> colours(Theme theme) {
        var primer = theme == Theme.LIGHT ? new PrimerLight() : new PrimerDark();
        var own = switch (theme) {
            case LIGHT -> "/css/weft-light.css";
            case DARK -> "/css/weft-dark.css";
            case HIGH_CONTRAST -> "/css/weft-contrast.css";
        };
        var named = new HashMap<String, String>();
        for (var sheet : List.of(primer.getUserAgentStylesheet(), own)) {
            var matcher = NAMED.matcher(text(sheet));
            var once = new HashMap<String, String>(); // the first of a sheet is that of its root
            while (matcher.find()) {
                once.putIfAbsent(matcher.group(1), matcher.group(2));
            }
            named.putAll(once);
        }
        return named;
    }

    private static String text(String sheet) {
        try (var stream = Objects.requireNonNull(SheetContrastTest.class.getResourceAsStream(sheet), sheet)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
