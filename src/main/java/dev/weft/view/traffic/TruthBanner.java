package dev.weft.view.traffic;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Above the picture while it shows one of the four truths only: how many pairs are drawn, and the way back.
public final class TruthBanner extends HBox {
    private final Label text = new Label();

    TruthBanner(Runnable everything) {
        setId("truth-banner");
        getStyleClass().add("picture-banner");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var back = new Button("Show everything");
        back.setId("truth-everything");
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(_ -> everything.run());
        getChildren().addAll(text, back);
        show(Optional.empty());
    }

    void show(Optional<String> words) {
        setVisible(words.isPresent());
        setManaged(words.isPresent());
        words.ifPresent(text::setText);
    }
}
