package dev.weft.view.command;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sheet of keys, in two columns, with a field that finds among them.
///
/// Threads: confined to the FX thread.
public final class KeySheet extends VBox {
    public static final double WIDTH = 900;
    private static final double HEIGHT = 470;

    private final List<Command> commands;
    private final TextField text = new TextField();
    private final VBox left = new VBox();
    private final VBox right = new VBox();

    public KeySheet(List<Command> commands) {
        this.commands = List.copyOf(commands);
        setId("key-sheet");
        getStyleClass().addAll("floating", "key-sheet");
        var title = new Label("Keys");
        title.getStyleClass().add("panel-title");
        text.setId("key-sheet-text");
        text.setPromptText("Find a key or what it does");
        text.setAccessibleText("Find a key or what it does");
        text.textProperty().addListener((_, _, _) -> fill());
        HBox.setHgrow(text, Priority.ALWAYS);
        var head = new HBox(title, text);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("key-head");
        for (var column : List.of(left, right)) {
            column.getStyleClass().add("key-column");
            column.setPrefWidth(WIDTH / 2);
            HBox.setHgrow(column, Priority.ALWAYS);
        }
        var columns = new HBox(left, right);
        columns.getStyleClass().add("key-columns");
        var scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(HEIGHT);
        scroll.getStyleClass().add("popup-scroll");
        getChildren().addAll(head, scroll);
        fill();
    }

    public void focus() {
        text.requestFocus();
    }

    private void fill() {
        var help = KeyHelp.of(commands, text.getText());
        fill(left, help.left());
        fill(right, help.right());
        if (help.left().isEmpty()) {
            var nothing = new Label("No key does that. All commands: Ctrl+Shift+P.");
            nothing.getStyleClass().add("placeholder");
            left.getChildren().setAll(nothing);
        }
    }

    private static void fill(VBox column, List<KeyHelp.Group> groups) {
        column.getChildren().clear();
        for (var group : groups) {
            var title = new Label(group.title());
            title.getStyleClass().add("section-title");
            column.getChildren().add(title);
            group.lines().forEach(line -> column.getChildren().add(line(line)));
        }
    }

    private static Node line(KeyHelp.Line line) {
        var keys = new HBox();
        keys.getStyleClass().add("key-caps");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        for (var key : line.keys()) {
            var cap = new Label(key);
            cap.getStyleClass().add("key-cap");
            cap.setMinWidth(Region.USE_PREF_SIZE);
            keys.getChildren().add(cap);
        }
        var what = new Label(line.what());
        what.setWrapText(true);
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(what, keys);
        row.getStyleClass().add("key-line");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
