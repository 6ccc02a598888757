package dev.weft.view.draft;

import java.util.function.IntConsumer;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What each branch would do: a column each, whose head goes to that branch.
final class ComparePane extends VBox {
    private final IntConsumer choose;
    private final GridPane grid = new GridPane();
    private final ScrollPane scroll = new ScrollPane(grid);
    private @Nullable BranchesModel shown;

    ComparePane(IntConsumer choose) {
        this.choose = choose;
        getStyleClass().add("compare-pane");
        grid.setId("branch-table");
        grid.getStyleClass().add("compare-grid");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
    }

    void show(BranchesModel model) {
        if (model.equals(shown)) {
            return;
        }
        shown = model;
        grid.getChildren().clear();
        var titles = new ColumnConstraints();
        titles.setMinWidth(USE_PREF_SIZE);
        grid.getColumnConstraints().setAll(titles);
        for (int branch = 0; branch < model.names().size(); branch++) {
            grid.add(head(model, branch), branch + 1, 0);
            grid.getColumnConstraints().add(cells());
        }
        int at = 1;
        for (var row : model.table()) {
            var title = new Label(row.title());
            title.getStyleClass().add("compare-title");
            grid.add(title, 0, at);
            for (int branch = 0; branch < row.cells().size(); branch++) {
                grid.add(cell(row, model.names().get(branch), row.cells().get(branch)), branch + 1, at);
            }
            at++;
        }
    }

    private static ColumnConstraints cells() {
        var column = new ColumnConstraints();
        column.setHalignment(HPos.RIGHT);
        column.setMinWidth(44);
        column.setHgrow(Priority.NEVER);
        return column;
    }

    private Node head(BranchesModel model, int branch) {
        var name = model.names().get(branch);
        var button = new Button(branch == model.current() ? name + " ◂" : name);
        button.setMnemonicParsing(false);
        button.setId("compare-" + branch);
        button.setAccessibleText("Go to branch " + name + (branch == model.current() ? ", worked on now" : ""));
        button.setOnAction(_ -> choose.accept(branch));
        return button;
    }

    private static Node cell(BranchesModel.Row row, String branch, String text) {
        var label = new Label(text);
        label.getStyleClass().add(text.equals("0") ? "compare-none" : "compare-some");
        label.setAccessibleText(row.title() + " by " + branch + ": " + text);
        return label;
    }
}
