package dev.weft.view.twin;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The line above a twin: what it shows, its deeds, and the way to hide it.
final class TwinBar extends HBox {
    TwinBar(Label summary, List<? extends Node> deeds, Runnable hide) {
        getStyleClass().add("flow-bar");
        setAlignment(Pos.CENTER_LEFT);
        summary.setMaxWidth(Double.MAX_VALUE);
        summary.setMinWidth(0);
        HBox.setHgrow(summary, Priority.ALWAYS);
        getChildren().add(summary);
        getChildren().addAll(deeds);
        getChildren().add(button(
                summary.getId() + "-enlarge", "⤢", "Give this page all the room, or give the picture its room back",
                () -> LowerTabs.around(this).ifPresent(LowerTabs::enlarge)));
        getChildren().add(button(summary.getId() + "-hide", "✕", "Hide what is below the picture", hide));
    }

    static Button button(String id, String text, String tip, Runnable run) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.setOnAction(_ -> run.run());
        return button;
    }
}
