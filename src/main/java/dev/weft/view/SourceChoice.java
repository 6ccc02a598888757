package dev.weft.view;

import java.nio.file.Path;

/// Which source the user wants to see instead.
public sealed interface SourceChoice {
    /// A context of the kubeconfig, by name.
    record Context(String name) implements SourceChoice {}

    /// A folder of manifests, or one file.
    record Folder(Path path) implements SourceChoice {}

    /// A file that `weft flows --record` or the button wrote.
    record Recording(Path path) implements SourceChoice {}

    record Demo() implements SourceChoice {}
}
