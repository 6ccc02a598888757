package dev.weft.view;

import dev.weft.view.command.WindowCommands;
import dev.weft.view.export.PictureExport;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// How the user opens another source, and closes the window.
///
/// Threads: confined to the FX thread.
record Opening(Stage stage, Dialogs dialogs, WindowDoors doors) {
    void open(SourceChoice choice) {
        doors.sources().open().accept(choice);
    }

    WindowCommands.Sources commands(PictureExport pictures) {
        return new WindowCommands.Sources(
                () -> dialogs.folder().ifPresent(folder -> open(new SourceChoice.Folder(folder.toPath()))),
                () -> dialogs.file("Open a recording")
                        .ifPresent(file -> open(new SourceChoice.Recording(file.toPath()))),
                () -> open(new SourceChoice.Demo()),
                pictures,
                () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }
}
