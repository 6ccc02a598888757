package dev.weft.view.draft;

import dev.weft.view.editor.DraftPane;
import dev.weft.view.export.ExportMenu;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The tab *Draft*: branches and commands above, the text of the open policy, and below it what the draft would do.
/// While no policy is open the rest has the whole height.
final class DraftBoard extends VBox {
    /// What the buttons do.
    record Doors(Runnable undo, Runnable redo, Runnable discard) {}

    /// What can be done now.
    record Can(boolean undo, boolean redo, boolean discard) {}

    record Parts(
            BranchBar branches, ImpactPane impact, StepsPane steps, PinsPane pins, ComparePane compare,
            ExportMenu export) {}

    private final Button undo;
    private final Button redo;
    private final Button discard;
    private final DraftPane text;
    private final TabPane sections = new TabPane();
    private final Tab impact;
    private final Tab steps;
    private final Tab pins;
    private final Tab compare;
    private final SplitPane split = new SplitPane();

    DraftBoard(DraftPane text, Parts parts, Doors doors) {
        this.text = text;
        setId("draft-board");
        getStyleClass().add("draft-board");
        undo = button("Undo", "draft-undo", doors.undo());
        redo = button("Redo", "draft-redo", doors.redo());
        discard = button("Discard", "draft-discard", doors.discard());
        var buttons = new FlowPane(undo, redo, discard, parts.export());
        buttons.getStyleClass().add("draft-buttons");
        impact = tab("section-impact", "Impact", parts.impact());
        steps = tab("section-steps", "Steps", parts.steps());
        pins = tab("section-pins", "Pins", parts.pins());
        compare = tab("section-compare", "Compare", parts.compare());
        sections.setId("draft-sections");
        sections.getStyleClass().add("draft-sections");
        sections.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        sections.getTabs().setAll(impact, steps, pins);
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().setAll(sections);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(parts.branches(), buttons, parts.export().notice(), split);
    }

    /// One more row below the buttons.
    void tool(Node row) {
        getChildren().add(getChildren().size() - 1, row);
    }

    private static Button button(String text, String id, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Tab tab(String id, String title, Node content) {
        var tab = new Tab(title, content);
        tab.setId(id);
        return tab;
    }

    void show(Can can, StepsModel history, PinsModel pinned, boolean comparing) {
        undo.setDisable(!can.undo());
        redo.setDisable(!can.redo());
        discard.setDisable(!can.discard());
        int rows = history.rows().size() - 1;
        steps.setText(rows == 0 ? "Steps" : "Steps (" + rows + ")");
        pins.setText(pinned.broken() > 0
                ? "Pins (✗ " + pinned.broken() + ")"
                : pinned.rows().isEmpty() ? "Pins" : "Pins (" + pinned.rows().size() + ")");
        showText(text.isOpen());
        if (comparing && !sections.getTabs().contains(compare)) {
            sections.getTabs().add(compare);
            sections.getSelectionModel().select(compare);
        } else if (!comparing) {
            sections.getTabs().remove(compare);
        }
    }

    private void showText(boolean open) {
        boolean there = split.getItems().contains(text);
        if (open && !there) {
            split.getItems().setAll(List.of(text, sections));
            split.setDividerPositions(0.62);
        } else if (!open && there) {
            split.getItems().setAll(List.of(sections));
        }
    }

    void openPins() {
        sections.getSelectionModel().select(pins);
    }

    void openImpact() {
        sections.getSelectionModel().select(impact);
    }
}
