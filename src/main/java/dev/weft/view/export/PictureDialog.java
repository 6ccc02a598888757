package dev.weft.view.export;

import dev.weft.picture.surface.FileForm;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Asks in which form the picture leaves, and how much of it. What was chosen last is offered next time.
///
/// Threads: confined to the FX thread.
final class PictureDialog {
    record Choice(FileForm form, boolean whole) {}

    private Choice last = new Choice(FileForm.all().getFirst(), true);

    Optional<Choice> ask(Window owner) {
        var forms = new ToggleGroup();
        var extents = new ToggleGroup();
        var whole = radio("The whole picture", "picture-whole", extents, true);
        var screen = radio("What is on the screen", "picture-screen", extents, false);
        extents.selectToggle(last.whole() ? whole : screen);
        forms.selectedToggleProperty().addListener((_, _, chosen) -> {
            boolean picture = chosen == null || ((FileForm) chosen.getUserData()).isPicture();
            whole.setDisable(!picture);
            screen.setDisable(!picture);
        });
        var box = new VBox();
        box.getStyleClass().add("picture-forms");
        box.getChildren().add(head("As a picture, with its legend"));
        var all = FileForm.all();
        all.stream().filter(FileForm::isPicture).forEach(form -> box.getChildren().add(radio(form, forms)));
        box.getChildren().addAll(whole, screen);
        for (var extent : List.of(whole, screen)) {
            extent.getStyleClass().add("picture-extent");
        }
        box.getChildren().add(head("As a graph: every node and connection, in words"));
        all.stream().filter(form -> !form.isPicture()).forEach(form -> box.getChildren().add(radio(form, forms)));
        forms.getToggles().stream()
                .filter(toggle -> ((FileForm) toggle.getUserData()).ending().equals(last.form().ending()))
                .forEach(forms::selectToggle);
        return shown(owner, box, forms, extents);
    }

    private Optional<Choice> shown(Window owner, VBox content, ToggleGroup forms, ToggleGroup extents) {
        var save = new ButtonType("Save as…", ButtonBar.ButtonData.OK_DONE);
        var dialog = new Dialog<Choice>();
        dialog.initOwner(owner);
        dialog.setTitle("Export picture");
        dialog.setHeaderText("Export picture");
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().setPrefWidth(480);
        dialog.getDialogPane().getButtonTypes().setAll(save, ButtonType.CANCEL);
        dialog.getDialogPane().lookupButton(save).setId("picture-save");
        dialog.setResultConverter(button -> button.equals(save)
                ? new Choice(
                        (FileForm) forms.getSelectedToggle().getUserData(),
                        (boolean) extents.getSelectedToggle().getUserData())
                : null);
        var choice = dialog.showAndWait();
        choice.ifPresent(chosen -> last = chosen);
        return choice;
    }

    private static Label head(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("picture-head");
        return label;
    }

    private static RadioButton radio(FileForm form, ToggleGroup group) {
        return radio(form.title() + " (." + form.ending() + ")", "picture-" + form.ending(), group, form);
    }

    private static RadioButton radio(String text, String id, ToggleGroup group, Object value) {
        var button = new RadioButton(text);
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setToggleGroup(group);
        button.setUserData(value);
        return button;
    }
}
