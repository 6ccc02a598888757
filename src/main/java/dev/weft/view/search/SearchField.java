package dev.weft.view.search;

import dev.weft.flow.filter.FlowFilterText;
import dev.weft.view.editor.StyledPopup;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// The search of the picture: what is typed is marked, or, with *Only*, everything else is hidden. Words are completed
/// below the field; a mistake is told there too, with its place.
///
/// Enter goes to the next match, Shift+Enter to the one before; on `a -> b` it asks how a reaches b. Tab takes the
/// first
/// completion, Down walks through them. Esc closes them, then empties the field, then goes back to the picture.
///
/// Threads: confined to the FX thread.
public final class SearchField extends HBox {
    /// `mark` and `hide` get a text that is right, empty for none; `path` says whether it took the question.
    public record Doors(
            Consumer<String> mark, Consumer<String> hide, Consumer<Integer> step, Predicate<PathText> path,
            Completing completing, Runnable leave) {}

    /// `words` finds completions for a text and a caret, aside, and hands them to the last, on the FX thread.
    @FunctionalInterface
    public interface Completing {
        void words(String text, int caret, Consumer<List<String>> to);
    }

    /// Typing asks only when it rests.
    private static final javafx.util.Duration PAUSE = javafx.util.Duration.millis(180);
    /// The caret is where it belongs a moment after the text has changed.
    private static final javafx.util.Duration SOON = javafx.util.Duration.millis(40);
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double ROW = 24;
    private static final int ROWS = 8;
    private static final double WIDTH = 340;

    private final Doors doors;
    private final TextField text = new TextField();
    private final ToggleButton only = new ToggleButton("Only");
    private final Label count = new Label();
    private final StyledPopup popup = new StyledPopup();
    private final ListView<String> list = new ListView<>();
    private final Label told = new Label();
    private final PauseTransition rest = new PauseTransition(PAUSE);
    private final PauseTransition hint = new PauseTransition(SOON);
    private boolean quiet;

    public SearchField(Doors doors, Node saved) {
        this.doors = doors;
        getStyleClass().add("search-field");
        setAlignment(Pos.CENTER_LEFT);
        field();
        only.setId("toggle-only");
        only.setTooltip(new Tooltip("Hide what does not match"));
        only.setOnAction(_ -> switched());
        count.setId("search-count");
        count.getStyleClass().add("search-count");
        count.setMinWidth(USE_PREF_SIZE);
        told.getStyleClass().add("search-told");
        told.setWrapText(true);
        told.setMaxWidth(WIDTH);
        list.setId("search-completion");
        list.getStyleClass().add("completion");
        list.setFocusTraversable(false);
        list.setPrefWidth(WIDTH);
        list.setFixedCellSize(ROW);
        list.setOnMouseClicked(_ -> take(list.getSelectionModel().getSelectedIndex()));
        getChildren().addAll(
                text, count, step("▴", "search-previous", "Match before (Shift+F3)", -1),
                step("▾", "search-next", "Next match (F3)", 1), only, saved);
        found(-1, 0, false);
    }

    private void field() {
        text.setId("filter-text");
        text.setPromptText("Find: web, ns:shop, a -> b");
        text.setAccessibleText("Find in the picture");
        text.getStyleClass().add("filter-text");
        text.setTooltip(new Tooltip("""
                Words that must hold: a part of a name, or key:value (ns, label, kind, port, verdict, from, to…); \
                - before a word for "not"; a -> b for what goes from a to b.
                Enter next match · Tab completes · Only hides the rest"""));
        rest.setOnFinished(_ -> typed());
        hint.setOnFinished(_ -> complete());
        text.textProperty().addListener((_, _, _) -> {
            if (!quiet) {
                rest.playFromStart();
                hint.playFromStart();
            }
        });
        text.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                popup.hide();
            }
        });
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private Button step(String sign, String id, String tip, int by) {
        var button = new Button(sign);
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.getStyleClass().add("search-step");
        button.setOnAction(_ -> doors.step().accept(by));
        button.visibleProperty().bind(count.visibleProperty());
        button.managedProperty().bind(count.managedProperty());
        return button;
    }

    /// Ready to find.
    public void focusText() {
        text.requestFocus();
        text.selectAll();
    }

    /// Ready to hide what does not match.
    public void focusFilter() {
        if (!only.isSelected()) {
            only.setSelected(true);
            switched();
        }
        focusText();
    }

    public String text() {
        return text.getText().strip();
    }

    /// As if it was typed; `hiding` as if *Only* was chosen too.
    public void put(String other, boolean hiding) {
        quiet = true;
        text.setText(other);
        text.end();
        quiet = false;
        only.setSelected(hiding);
        doors.mark().accept(hiding ? "" : right(other));
        typed();
    }

    /// The filter that is wished now, which may have been changed elsewhere.
    public void show(String filter) {
        boolean typing = text.isFocused() || rest.getStatus() == javafx.animation.Animation.Status.RUNNING;
        if (!typing && only.isSelected() && !right(text.getText()).equals(filter)) {
            quiet = true;
            text.setText(filter);
            quiet = false;
            only.setSelected(!filter.isEmpty());
        }
    }

    /// So many matches are marked, the one at `at` (from 0) is shown, -1 for none of them.
    public void found(int at, int of, boolean asked) {
        boolean counted = asked && !only.isSelected();
        boolean way = PathText.of(text()).isPresent();
        count.setText(of > 0
                ? (at < 0 ? "" : at + 1 + " of ") + "%,d".formatted(of)
                : way ? "Enter: by which way?" : "no match");
        count.setVisible(counted);
        count.setManaged(counted);
    }

    private void switched() {
        doors.mark().accept("");
        if (!only.isSelected()) {
            doors.hide().accept("");
        }
        typed();
    }

    private void typed() {
        rest.stop();
        switch (FlowFilterText.parse(text())) {
            case FlowFilterText.Reading.Filter _ -> {
                text.pseudoClassStateChanged(WRONG, false);
                (only.isSelected() ? doors.hide() : doors.mark()).accept(text());
            }
            case FlowFilterText.Reading.Mistake wrong -> {
                text.pseudoClassStateChanged(WRONG, true);
                found(-1, 0, false);
                if (text.isFocused() && list.getItems().isEmpty()) {
                    tell(wrong.line());
                }
            }
        }
    }

    private static String right(String text) {
        return FlowFilterText.parse(text.strip()) instanceof FlowFilterText.Reading.Filter ? text.strip() : "";
    }

    /// One line below the field, in place of completions.
    public void tell(String line) {
        told.setText(line);
        popup.content(told);
        place();
    }

    private void complete() {
        var asked = text.getText();
        doors.completing().words(asked, text.getCaretPosition(), words -> {
            if (asked.equals(text.getText()) && text.isFocused()) {
                offer(words);
            }
        });
    }

    private void offer(List<String> words) {
        list.getItems().setAll(words.stream().filter(word -> !text().endsWith(word)).toList());
        list.getSelectionModel().clearSelection();
        if (list.getItems().isEmpty() || text().isEmpty()) {
            list.getItems().clear();
            popup.hide();
            return;
        }
        list.scrollTo(0);
        list.setPrefHeight(Math.min(ROWS, list.getItems().size()) * ROW + 4);
        popup.content(list);
        place();
    }

    private void place() {
        var below = text.localToScreen(0, text.getHeight() + 2);
        if (below != null) {
            popup.show(text, below.getX(), below.getY());
        }
    }

    private boolean offers() {
        return popup.isShowing() && !list.getItems().isEmpty();
    }

    private void pressed(KeyEvent event) {
        var chosen = list.getSelectionModel();
        boolean taken = true;
        switch (event.getCode()) {
            case KeyCode.DOWN -> {
                if (offers()) {
                    chosen.select(Math.min(chosen.getSelectedIndex() + 1, list.getItems().size() - 1));
                    list.scrollTo(Math.max(0, chosen.getSelectedIndex() - ROWS + 1));
                } else {
                    complete();
                }
            }
            case KeyCode.UP -> chosen.select(Math.max(0, chosen.getSelectedIndex() - 1));
            case KeyCode.TAB -> taken = offers() && take(Math.max(0, chosen.getSelectedIndex()));
            case KeyCode.ENTER -> entered(event.isShiftDown());
            case KeyCode.ESCAPE -> escaped();
            default -> taken = false;
        }
        if (taken) {
            event.consume();
        }
    }

    private boolean take(int row) {
        if (row < 0 || row >= list.getItems().size()) {
            return false;
        }
        int caret = text.getCaretPosition();
        var before = text.getText();
        var word = list.getItems().get(row);
        var after = FlowFilterText.completed(before, caret, word);
        int end = after.length() - (before.length() - Math.min(before.length(), wordEnd(before, caret)));
        text.setText(after);
        text.positionCaret(end);
        return true;
    }

    private static int wordEnd(String text, int caret) {
        int end = caret;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void entered(boolean back) {
        if (offers() && take(list.getSelectionModel().getSelectedIndex())) {
            return;
        }
        popup.hide();
        typed();
        boolean asked = PathText.of(text()).filter(doors.path()).isPresent();
        if (!asked) {
            doors.step().accept(back ? -1 : 1);
        }
    }

    private void escaped() {
        if (popup.isShowing()) {
            popup.hide();
        } else if (!text.getText().isEmpty()) {
            text.clear();
            typed();
        } else {
            doors.leave().run();
        }
    }
}
