package dev.weft.view.panel;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// The card in the middle while there is no picture: the progress of the first load, or one helpful sentence.
public final class ProgressPane extends VBox {
    private final Label title = new Label();
    private final Label sentence = new Label();
    private final VBox lines = new VBox();

    public ProgressPane() {
        setId("progress");
        getStyleClass().add("progress-card");
        title.getStyleClass().add("panel-title");
        title.setWrapText(true);
        sentence.setWrapText(true);
        lines.getStyleClass().add("popup-list");
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("popup-scroll");
        scroll.visibleProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(lines.getChildren()));
        scroll.managedProperty().bind(scroll.visibleProperty());
        setMaxSize(460, USE_PREF_SIZE);
        getChildren().addAll(title, sentence, scroll);
    }

    public void show(Optional<ProgressModel> model) {
        setVisible(model.isPresent());
        model.ifPresent(shown -> {
            title.setText(shown.title());
            sentence.setText(shown.sentence());
            lines.getChildren().setAll(shown.lines().stream().map(StatusBar::line).toList());
        });
    }
}
