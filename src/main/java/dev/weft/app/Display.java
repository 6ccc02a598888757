package dev.weft.app;

import java.util.Locale;
import java.util.Map;

/// Whether a window can be opened at all, told from the environment before JavaFX is asked: it would answer with a
/// stack
/// trace.
record Display(String operatingSystem, Map<String, String> environment, String platform) {
    static Display here() {
        return new Display(
                System.getProperty("os.name", ""), System.getenv(), System.getProperty("glass.platform", ""));
    }

    /// macOS and Windows always have one as far as we can tell; elsewhere an X server or Wayland's X server is named.
    /// `glass.platform=Headless` is a window that nobody sees, for tests.
    boolean present() {
        var system = operatingSystem.toLowerCase(Locale.ROOT);
        return system.contains("mac")
                || system.contains("windows")
                || platform.equals("Headless")
                || !environment.getOrDefault("DISPLAY", "").isBlank();
    }
}
