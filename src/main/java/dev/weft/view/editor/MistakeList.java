package dev.weft.view.editor;

import dev.weft.whatif.mistake.Mistake;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// What is wrong in the text, below it; away when nothing is. Remarks are said at their place alone.
final class MistakeList extends ScrollPane {
    private static final double HIGHEST = 120;

    private final VBox list = new VBox();
    private final MistakeRows rows;

    MistakeList(MistakeRows rows) {
        this.rows = rows;
        list.setId("draft-mistakes");
        list.getStyleClass().add("mistakes");
        setContent(list);
        setFitToWidth(true);
        getStyleClass().add("mistakes-scroll");
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(USE_PREF_SIZE);
        list.heightProperty().addListener((_, _, height) ->
                setPrefHeight(Math.min(HIGHEST, height.doubleValue() + 2)));
        show(List.of());
    }

    void show(List<Mistake> mistakes) {
        var serious = mistakes.stream().filter(mistake -> !mistake.isRemark()).toList();
        list.getChildren().setAll(rows.of(serious, "fix"));
        for (var node : List.of(list, this)) {
            node.setVisible(!serious.isEmpty());
            node.setManaged(!serious.isEmpty());
        }
    }
}
