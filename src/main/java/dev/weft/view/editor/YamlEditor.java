package dev.weft.view.editor;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// A text area for YAML: line numbers, colours, marked lines. The one class that knows RichTextFX, so that the library
/// can be changed here alone.
final class YamlEditor extends Region {
    /// Long enough that a word is typed to its end, short enough to feel at once.
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final CodeArea area = new CodeArea();
    private final VirtualizedScrollPane<CodeArea> scroll = new VirtualizedScrollPane<>(area);
    private Set<Integer> marked = Set.of();
    private boolean replacing;

    /// `onPause` is called a moment after the user stopped typing; not when the text was set by [#text(String)].
    YamlEditor(Runnable onPause) {
        getStyleClass().add("yaml-editor");
        area.setId("editor");
        area.getStyleClass().add("yaml");
        area.setAccessibleText("Policy as YAML");
        area.setParagraphGraphicFactory(this::gutter);
        area.plainTextChanges().subscribe(change -> colour());
        area.plainTextChanges().filter(change -> !replacing).successionEnds(PAUSE).subscribe(change -> onPause.run());
        getChildren().add(scroll);
    }

    String text() {
        return area.getText();
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

    /// Puts the cursor on a line, from 1, and shows it; 0 leaves it where it is.
    void goTo(int line) {
        if (line > 0 && line <= area.getParagraphs().size()) {
            area.moveTo(line - 1, 0);
            area.selectLine();
            area.showParagraphAtTop(Math.max(0, line - 4));
        }
        area.requestFocus();
    }

    /// Marks lines, from 1, in the gutter and behind the text.
    void mark(Collection<Integer> lines) {
        var next = new TreeSet<>(lines);
        if (next.equals(marked)) {
            return;
        }
        marked = next;
        area.setParagraphGraphicFactory(this::gutter); // the gutter is made once a line; a new factory makes it again
        for (int line = 0; line < area.getParagraphs().size(); line++) {
            area.setParagraphStyle(line, marked.contains(line + 1) ? List.of("yaml-wrong-line") : List.of());
        }
    }

    private Node gutter(int line) {
        IntFunction<Node> numbers = LineNumberFactory.get(area);
        var mark = new Label(marked.contains(line + 1) ? "✖" : " ");
        mark.getStyleClass().add("yaml-mark");
        var box = new HBox(numbers.apply(line), mark);
        box.getStyleClass().add("yaml-gutter");
        return box;
    }

    private void colour() {
        if (area.getLength() == 0) {
            return;
        }
        var spans = new StyleSpansBuilder<Collection<String>>();
        var lines = area.getText().split("\n", -1);
        for (int index = 0; index < lines.length; index++) {
            for (var span : YamlColours.of(lines[index])) {
                spans.add(span.style().isEmpty() ? List.of() : List.of(span.style()), span.length());
            }
            spans.add(List.of(), index + 1 < lines.length ? 1 : 0);
        }
        area.setStyleSpans(0, spans.create());
    }

    @Override
    protected void layoutChildren() {
        scroll.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
