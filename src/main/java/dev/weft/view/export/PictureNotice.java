package dev.weft.view.export;

import dev.weft.view.look.StyleClasses;
import dev.weft.view.panel.Tone;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Says in one line how the last export of the picture went; without news it takes no room.
final class PictureNotice extends HBox {
    private final Label text = new Label();

    PictureNotice() {
        getStyleClass().add("picture-notice");
        setId("picture-notice");
        text.setId("picture-notice-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var seen = new Button("OK");
        seen.setId("picture-notice-ok");
        seen.setMinWidth(USE_PREF_SIZE);
        seen.setOnAction(_ -> tell("", Tone.MUTED));
        getChildren().addAll(text, seen);
        tell("", Tone.MUTED);
    }

    void tell(String line, Tone tone) {
        text.setText(line);
        StyleClasses.set(text, "label", tone.style());
        setVisible(!line.isEmpty());
        setManaged(!line.isEmpty());
    }
}
