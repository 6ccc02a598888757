package dev.weft.view.draft;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// The branches as buttons, the one that is worked on pressed in; fork, rename, remove, compare.
final class BranchBar extends FlowPane {
    /// `rename` and `remove` are about the branch that is worked on.
    record Doors(IntConsumer choose, Runnable fork, Runnable rename, Runnable remove, Runnable compare) {}

    private final Doors doors;
    private final Button fork = new Button("Fork");
    private final ToggleButton compare = new ToggleButton("Compare");
    private final MenuButton more = new MenuButton("Branch");
    private List<String> names = List.of();
    private int current = -1;

    BranchBar(Doors doors) {
        this.doors = doors;
        setId("branches");
        getStyleClass().add("branch-bar");
        fork.setId("branch-fork");
        fork.setTooltip(new Tooltip("Goes on with a copy of this branch"));
        fork.setOnAction(_ -> doors.fork().run());
        compare.setId("branch-compare");
        compare.setTooltip(new Tooltip("What each branch would do, side by side"));
        compare.setOnAction(_ -> doors.compare().run());
        more.setId("branch-menu");
        more.getItems().setAll(
                item("Rename branch…", "branch-rename", doors.rename()),
                item("Remove branch", "branch-remove", doors.remove()));
    }

    private static MenuItem item(String text, String id, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    void show(BranchesModel model) {
        fork.setDisable(model.full());
        compare.setSelected(model.comparing());
        if (model.names().equals(names) && model.current() == current) {
            return;
        }
        names = model.names();
        current = model.current();
        getChildren().clear();
        for (int i = 0; i < names.size(); i++) {
            getChildren().add(branch(i));
        }
        getChildren().addAll(fork, more, compare);
    }

    private ToggleButton branch(int index) {
        var button = new ToggleButton(names.get(index));
        button.setMnemonicParsing(false);
        button.setId("branch-" + index);
        button.setSelected(index == current);
        button.setAccessibleText("Branch " + names.get(index) + (index == current ? ", worked on" : ""));
        button.setOnAction(_ -> {
            button.setSelected(index == current); // until the choice comes back as a model
            doors.choose().accept(index);
        });
        return button;
    }
}
