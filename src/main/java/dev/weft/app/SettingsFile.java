package dev.weft.app;

import dev.weft.whatif.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings on disk. A file that cannot be read is put aside and the program starts as at the first time; a disk
/// that cannot be written costs the memory of the next start, nothing else.
///
/// Threads: `now` and `change` from any; files are written by `aside`, one after the other, the newest last.
final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    private final Path file;
    private final Consumer<Runnable> aside;
    private final AtomicReference<Settings> settings;
    private final Optional<String> note;

    private SettingsFile(Path file, Consumer<Runnable> aside, Settings first, Optional<String> note) {
        this.file = file;
        this.aside = aside;
        this.settings = new AtomicReference<>(first);
        this.note = note;
    }

    /// Reads at once: the window's place is needed before the window.
    static SettingsFile open(Path file, Consumer<Runnable> aside) {
        if (!Files.exists(file)) {
            return new SettingsFile(file, aside, Settings.DEFAULT, Optional.empty());
        }
        try {
            var read = SettingsText.read(Files.readString(file));
            return read.map(known -> new SettingsFile(file, aside, known, Optional.empty()))
                    .orElseGet(() -> new SettingsFile(
                            file, aside, Settings.DEFAULT, Optional.of(putAside(file, "is no settings file"))));
        } catch (IOException unreadable) {
            return new SettingsFile(
                    file, aside, Settings.DEFAULT,
                    Optional.of("settings: " + file + ": " + AtomicFile.reason(unreadable)
                            + "; Weft starts without them, mend its rights to have them back"));
        }
    }

    private static String putAside(Path file, String why) {
        var kept = file.resolveSibling(file.getFileName() + ".broken");
        try {
            Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
            return "settings: " + file + ": " + why + "; it is kept as " + kept.getFileName()
                    + ", and Weft starts as at the first time";
        } catch (IOException stuck) {
            return "settings: " + file + ": " + why + "; remove it to have new settings kept";
        }
    }

    Settings now() {
        return settings.updateAndGet(known -> known);
    }

    /// What the user should know about the file.
    Optional<String> note() {
        return note;
    }

    void change(UnaryOperator<Settings> how) {
        var before = now();
        if (!settings.updateAndGet(how).equals(before)) {
            aside.accept(this::write);
        }
    }

    private void write() {
        try {
            AtomicFile.write(file, SettingsText.write(now()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            LOG.warn("settings were not kept: {}: {}", file, AtomicFile.reason(full));
        }
    }
}
