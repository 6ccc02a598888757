package dev.weft.view.editor;

import dev.weft.whatif.editing.Completion.Proposal;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What could be typed, below the caret. The keys stay with the text: it hands on those that mean the list.
final class CompletionPopup {
    private static final double WIDTH = 460;
    private static final double ROW = 24;
    private static final int MOST_ROWS = 9;

    private final StyledPopup popup = new StyledPopup();
    private final ListView<Proposal> list = new ListView<>();
    private final Consumer<Proposal> chosen;

    CompletionPopup(Consumer<Proposal> chosen) {
        this.chosen = chosen;
        list.setId("completion");
        list.getStyleClass().add("completion");
        list.setFocusTraversable(false);
        list.setPrefWidth(WIDTH);
        list.setFixedCellSize(ROW);
        list.setAccessibleText("Proposals");
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> accept());
        popup.content(list);
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    void show(List<Proposal> proposals, Node owner, Bounds caret) {
        list.getItems().setAll(proposals);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        list.setPrefHeight(Math.min(MOST_ROWS, proposals.size()) * ROW + 4);
        popup.show(owner, caret.getMinX(), caret.getMaxY() + 2);
    }

    void hide() {
        popup.hide();
    }

    @Nullable Proposal selected() {
        return list.getSelectionModel().getSelectedItem();
    }

    /// Moves in the list; false for a key that does not.
    boolean moved(KeyCode key) {
        int at = list.getSelectionModel().getSelectedIndex();
        int last = list.getItems().size() - 1;
        int to = switch (key) {
            case UP -> at == 0 ? last : at - 1;
            case DOWN -> at == last ? 0 : at + 1;
            case PAGE_UP -> Math.max(0, at - MOST_ROWS);
            case PAGE_DOWN -> Math.min(last, at + MOST_ROWS);
            default -> -1;
        };
        if (to >= 0) {
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - MOST_ROWS + 1));
        }
        return to >= 0;
    }

    void accept() {
        var proposal = selected();
        hide();
        if (proposal != null) {
            chosen.accept(proposal);
        }
    }

    private static final class Cell extends ListCell<Proposal> {
        private final Label word = new Label();
        private final Label detail = new Label();
        private final HBox line = new HBox(word, space(), detail);

        Cell() {
            word.getStyleClass().add("completion-word");
            word.setMinWidth(USE_PREF_SIZE);
            detail.getStyleClass().add("completion-detail");
            line.getStyleClass().add("completion-line");
            line.setMaxWidth(WIDTH - 24);
        }

        private static Region space() {
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            return space;
        }

        @Override
        protected void updateItem(Proposal proposal, boolean empty) {
            super.updateItem(proposal, empty);
            if (empty || proposal == null) {
                setGraphic(null);
                return;
            }
            word.setText(proposal.label());
            detail.setText(proposal.detail());
            setAccessibleText(proposal.label() + ", " + proposal.detail());
            setGraphic(line);
        }
    }
}
