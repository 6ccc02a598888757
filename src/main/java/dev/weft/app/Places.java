package dev.weft.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The platform's own places for what Weft keeps. `WEFT_HOME` overrides them all, for a stick or a workshop.
record Places(Map<String, String> environment, String operatingSystem, Path home) {
    static Places here() {
        return new Places(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home")));
    }

    /// Rotating logs; never a credential in them.
    Path logs() {
        var portable = variable("WEFT_HOME");
        if (portable.isPresent()) {
            return Path.of(portable.get()).resolve("logs");
        }
        var system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return home.resolve("Library/Logs/weft");
        }
        if (system.contains("windows")) {
            return variable("LOCALAPPDATA").map(Path::of).orElse(home.resolve("AppData/Local")).resolve("weft/logs");
        }
        return variable("XDG_STATE_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".local/state"))
                .resolve("weft/logs");
    }

    /// What the user chose. Source: XDG Base Directory Specification; the platforms' own guides for the others.
    Path settings() {
        var portable = variable("WEFT_HOME");
        if (portable.isPresent()) {
            return Path.of(portable.get()).resolve("settings.json");
        }
        var system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return home.resolve("Library/Application Support/weft/settings.json");
        }
        if (system.contains("windows")) {
            return variable("APPDATA").map(Path::of).orElse(home.resolve("AppData/Roaming"))
                    .resolve("weft/settings.json");
        }
        return variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".config"))
                .resolve("weft/settings.json");
    }

    /// Drafts that are not finished. Never a credential in them.
    Path drafts() {
        return state().resolve("drafts");
    }

    /// What must outlive a restart and is no setting: unfinished drafts, what would undo the last apply. Nothing here
    /// may
    /// be deleted by a clean-up of caches. Source: XDG Base Directory Specification; the platforms' own guides for the
    /// others.
    Path state() {
        var portable = variable("WEFT_HOME");
        if (portable.isPresent()) {
            return Path.of(portable.get()).resolve("state");
        }
        var system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return home.resolve("Library/Application Support/weft");
        }
        if (system.contains("windows")) {
            return variable("LOCALAPPDATA").map(Path::of).orElse(home.resolve("AppData/Local")).resolve("weft/state");
        }
        return variable("XDG_STATE_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".local/state"))
                .resolve("weft");
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
