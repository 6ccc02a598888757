package dev.weft.view.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A door: where an export may go, as the user says.
///
/// Threads: called on the FX thread.
public interface ExportPlaces {
    /// A file to write; one that exists was agreed to.
    Optional<Path> file(String title, String name);

    Optional<Path> folder(String title);

    /// May these files of the folder be overwritten?
    boolean overwrite(Path folder, List<String> names);

    /// Into the clipboard.
    void copy(String text);
}
