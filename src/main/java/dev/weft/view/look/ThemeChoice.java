package dev.weft.view.look;

import dev.weft.picture.Theme;
import java.util.Map;
import java.util.Optional;

/// Which theme the user wants.
public enum ThemeChoice {
    SYSTEM("As the system", Optional.empty()),
    LIGHT("Light", Optional.of(Theme.LIGHT)),
    DARK("Dark", Optional.of(Theme.DARK)),
    HIGH_CONTRAST("High contrast", Optional.of(Theme.HIGH_CONTRAST));

    /// A switch of its own on Windows, a theme by that name with GTK; JavaFX knows of none elsewhere.
    private static final String WINDOWS_CONTRAST = "Windows.SPI.HighContrast";
    private static final String GTK_THEME = "GTK.theme_name";

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // an Optional of an enum never changes
    private final Optional<Theme> theme;

    ThemeChoice(String title, Optional<Theme> theme) {
        this.title = title;
        this.theme = theme;
    }

    public static ThemeChoice of(Theme theme) {
        return switch (theme) {
            case LIGHT -> LIGHT;
            case DARK -> DARK;
            case HIGH_CONTRAST -> HIGH_CONTRAST;
        };
    }

    public String title() {
        return title;
    }

    /// What is shown while the system says this. High contrast of the system wins over its light or dark.
    public Theme under(boolean dark, boolean highContrast) {
        return theme.orElse(highContrast ? Theme.HIGH_CONTRAST : dark ? Theme.DARK : Theme.LIGHT);
    }

    /// Does the system ask for high contrast? `preferences` are JavaFX's, by their platforms' keys.
    static boolean isHighContrast(Map<String, Object> preferences) {
        return Boolean.TRUE.equals(preferences.get(WINDOWS_CONTRAST))
                || String.valueOf(preferences.get(GTK_THEME)).startsWith("HighContrast");
    }
}
