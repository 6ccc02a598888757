package dev.weft.view.editor;

import dev.weft.whatif.mistake.Mistake;
import dev.weft.yaml.TextEdit;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// A text area for YAML: line numbers, colours, marked places. The one class, with [EditorKeys], that knows RichTextFX,
/// so that the library can be changed here alone.
///
/// A key stroke restyles the lines that it changes, and no other.
final class YamlEditor extends Region {
    /// Long enough that a word is typed to its end, short enough to feel at once.
    private static final Duration PAUSE = Duration.ofMillis(200);
    /// A hand that rests on a word wants to know.
    private static final Duration REST = Duration.ofMillis(350);
    /// More lines than that are styled at once: it costs less than one by one.
    private static final int MANY = 30;

    /// What the text tells: the user changed it (a key or a fix, not [#text(String)]), stopped changing it, moved the
    /// caret, rests with the mouse on a character, or left it.
    interface Listener {
        void typed();

        void paused();

        void moved();

        void rested(int place, double screenX, double screenY);

        void left();
    }

    private final CodeArea area = new CodeArea();
    private final VirtualizedScrollPane<CodeArea> scroll = new VirtualizedScrollPane<>(area);
    private final LineMarks marks = new LineMarks();
    private final Listener listener;
    private boolean replacing;

    YamlEditor(Listener listener) {
        this.listener = listener;
        getStyleClass().add("yaml-editor");
        area.setId("editor");
        area.getStyleClass().add("yaml");
        area.setAccessibleText("Policy as YAML");
        area.setParagraphGraphicFactory(this::gutter);
        area.plainTextChanges().subscribe(this::changed);
        area.plainTextChanges()
                .filter(change -> !replacing)
                .successionEnds(PAUSE)
                .subscribe(change -> listener.paused());
        area.caretPositionProperty().addListener((_, _, _) -> moved());
        area.setMouseOverTextDelay(REST);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, event -> listener.rested(
                event.getCharacterIndex(), event.getScreenPosition().getX(), event.getScreenPosition().getY()));
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, _ -> listener.left());
        scroll.setManaged(false); // what is laid out anew in the text is not laid out anew around it
        getChildren().add(scroll);
    }

    CodeArea area() {
        return area;
    }

    String text() {
        return area.getText();
    }

    int caret() {
        return area.getCaretPosition();
    }

    /// Replaces the whole text and forgets the typing before it.
    void text(String text) {
        replacing = true;
        try {
            area.replaceText(text);
            area.getUndoManager().forgetHistory();
            area.moveTo(0);
            area.requestFollowCaret();
        } finally {
            replacing = false;
        }
    }

    /// Changes the text as if the user had typed it: one step for undo.
    void edit(TextEdit edit, OptionalInt caret) {
        if (!edit.changesNothing()) {
            area.replaceText(edit.from(), edit.to(), edit.text());
        }
        caret.ifPresent(area::moveTo);
        area.requestFollowCaret();
    }

    /// Puts the cursor on a line, from 1, and shows it; 0 leaves it where it is.
    void goTo(int line) {
        if (line > 0 && line <= area.getParagraphs().size()) {
            area.moveTo(line - 1, 0);
            area.selectLine();
            area.showParagraphAtTop(Math.max(0, line - 4));
        }
        area.requestFocus();
    }

    /// Keeps the caret in sight while somebody types.
    void followCaret() {
        if (area.isFocused()) {
            area.requestFollowCaret();
        }
    }

    /// The caret on the screen, brought into sight.
    Optional<Bounds> caretBounds() {
        area.requestFollowCaret();
        area.layout();
        return area.getCaretBounds();
    }

    /// Marks places of the text that is shown.
    void mark(List<Mistake> mistakes) {
        var changed = marks.show(area.getText(), mistakes);
        if (changed.size() > MANY) {
            styleAll();
        } else {
            changed.forEach(line -> ifThere(line, this::style));
        }
        changed.forEach(this::gutterAnew);
    }

    private void moved() {
        if (!replacing) {
            listener.moved();
        }
    }

    private void changed(PlainTextChange change) {
        var place = area.offsetToPosition(change.getPosition(), Bias.Forward);
        int first = place.getMajor();
        int added = breaks(change.getInserted());
        int removed = breaks(change.getRemoved());
        if (added + removed == 0) {
            marks.typed(first, place.getMinor(), change.getRemoved().length(), change.getInserted().length());
            style(first);
        } else {
            marks.edited(first, removed, added);
            styleFrom(first, added);
        }
        if (!replacing) {
            listener.typed();
        }
    }

    private void styleFrom(int first, int added) {
        if (added > MANY) {
            styleAll();
        }
        for (int line = first; line <= first + added; line++) {
            if (added <= MANY) {
                ifThere(line, this::style);
            }
            gutterAnew(line);
        }
        marks.marked().forEach(this::gutterAnew);
    }

    /// Lines out of sight get theirs when they come into sight.
    private void gutterAnew(int line) {
        ifThere(line, _ -> area.allParToVisibleParIndex(line).ifPresent(_ -> area.recreateParagraphGraphic(line)));
    }

    private void ifThere(int line, Consumer<Integer> action) {
        if (line < area.getParagraphs().size()) {
            action.accept(line);
        }
    }

    private static int breaks(String text) {
        int breaks = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            breaks++;
        }
        return breaks;
    }

    private void style(int line) {
        var text = area.getText(line);
        if (!text.isEmpty()) {
            var spans = new StyleSpansBuilder<Collection<String>>();
            YamlColours.of(text, marks.of(line)).forEach(span -> spans.add(span.styles(), span.length()));
            var styled = spans.create();
            if (!styled.equals(area.getStyleSpans(line))) { // the library lays the line out once more
                area.setStyleSpans(line, 0, styled);
            }
        }
    }

    private void styleAll() {
        if (area.getLength() == 0) {
            return;
        }
        var spans = new StyleSpansBuilder<Collection<String>>();
        int last = area.getParagraphs().size() - 1;
        for (int line = 0; line <= last; line++) {
            YamlColours.of(area.getText(line), marks.of(line)).forEach(span -> spans.add(span.styles(), span.length()));
            spans.add(List.of(), line < last ? 1 : 0);
        }
        area.setStyleSpans(0, spans.create());
    }

    private Node gutter(int line) {
        return new LineNumber(line, marks.worst(line));
    }

    @Override
    protected void layoutChildren() {
        scroll.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
