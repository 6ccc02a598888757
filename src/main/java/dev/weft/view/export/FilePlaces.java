package dev.weft.view.export;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The platform's own dialogs and clipboard.
public final class FilePlaces implements ExportPlaces {
    /// More names are counted.
    private static final int MOST = 8;

    private final Supplier<Window> owner;

    public FilePlaces(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> file(String title, String name) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> folder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }

    @Override
    public boolean overwrite(Path folder, List<String> names) {
        var shown = names.size() <= MOST
                ? String.join("\n", names)
                : String.join("\n", names.subList(0, MOST)) + "\nand " + (names.size() - MOST) + " more";
        var alert = new Alert(Alert.AlertType.CONFIRMATION);
        alert.initOwner(owner.get());
        alert.setTitle("Weft");
        alert.setHeaderText("Overwrite what is in " + folder + "?");
        alert.setContentText(shown);
        var yes = new ButtonType("Overwrite", ButtonBar.ButtonData.OK_DONE);
        alert.getButtonTypes().setAll(yes, new ButtonType("Cancel", ButtonBar.ButtonData.CANCEL_CLOSE));
        alert.getDialogPane().setPrefWidth(520);
        return alert.showAndWait().filter(yes::equals).isPresent();
    }

    @Override
    public void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
