package dev.weft.view.gesture;

import dev.weft.whatif.proposal.Anchor;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keyboard's way to drag: type whom the selected one shall reach, Enter takes the first that fits.
///
/// Threads: confined to the FX thread.
final class TargetCard {
    private static final double ROW = 26;
    private static final int ROWS = 8;

    private final List<Anchor> all;
    private final Consumer<Anchor> chosen;
    private final TextField text = new TextField();
    private final ListView<Anchor> list = new ListView<>();
    private final Card card;

    TargetCard(String title, List<Anchor> all, Consumer<Anchor> chosen, Runnable closed) {
        this.all = List.copyOf(all);
        this.chosen = chosen;
        this.card = new Card("target", "Next", this::choose, closed);
        card.title(title);
        text.setId("target-text");
        text.setPromptText("a workload, a namespace, or outside");
        text.setAccessibleText("Whom it shall reach");
        text.textProperty().addListener((_, _, _) -> filter());
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        list.setId("target-list");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * ROWS + 4);
        list.setCellFactory(_ -> new Row());
        list.setFocusTraversable(false);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                choose();
            }
        });
        card.body().getChildren().addAll(text, list);
        filter();
    }

    Card node() {
        return card;
    }

    void focus() {
        text.requestFocus();
    }

    private void filter() {
        var needle = text.getText().strip().toLowerCase(Locale.ROOT);
        list.getItems().setAll(all.stream()
                .filter(anchor -> anchor.words().toLowerCase(Locale.ROOT).contains(needle))
                .toList());
        list.getSelectionModel().selectFirst();
        card.ready(!list.getItems().isEmpty());
    }

    /// Up and down walk through the list while the text keeps the focus.
    private void move(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
        } else if (event.getCode() == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
        } else {
            return;
        }
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        event.consume();
    }

    private void choose() {
        var selected = list.getSelectionModel().getSelectedItem();
        if (selected != null) {
            chosen.accept(selected);
        }
    }

    private static final class Row extends ListCell<Anchor> {
        @Override
        protected void updateItem(Anchor item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? "" : item.words());
        }
    }
}
