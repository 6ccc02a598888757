package dev.weft.view;

import dev.weft.view.export.ExportPlaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a user would choose in the platform's dialogs, set by a test.
final class ChosenPlaces implements ExportPlaces {
    private Optional<Path> next = Optional.empty();
    private boolean consents;
    private final List<String> asked = new ArrayList<>();
    private String copied = "";

    void choose(Path place) {
        next = Optional.of(place);
    }

    void consent(boolean yes) {
        consents = yes;
    }

    /// The files that would have been overwritten, each time somebody was asked.
    List<String> asked() {
        return List.copyOf(asked);
    }

    String copied() {
        return copied;
    }

    @Override
    public Optional<Path> file(String title, String name) {
        return next;
    }

    @Override
    public Optional<Path> folder(String title) {
        return next;
    }

    @Override
    public boolean overwrite(Path folder, List<String> names) {
        asked.add(String.join(" ", names));
        return consents;
    }

    @Override
    public void copy(String text) {
        copied = text;
    }
}
