package dev.weft.view.editor;

import dev.weft.whatif.editing.Completion.Proposal;
import dev.weft.yaml.TextEdit;
import java.util.OptionalInt;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/// The keys of the editor: proposals while they are shown, and what makes YAML bearable to type. Every other key is the
/// text area's own.
///
/// Ctrl+Space proposes, Alt+Enter fixes, Ctrl+/ makes remarks, Tab and Shift+Tab indent.
final class EditorKeys {
    /// What keys ask of the editor.
    interface Wishes {
        void propose();

        void fixes();

        boolean hideFixes();
    }

    private final YamlEditor editor;
    private final CodeArea area;
    private final CompletionPopup completion;
    private final Wishes wishes;

    private EditorKeys(YamlEditor editor, CompletionPopup completion, Wishes wishes) {
        this.editor = editor;
        this.area = editor.area();
        this.completion = completion;
        this.wishes = wishes;
    }

    static void install(YamlEditor editor, CompletionPopup completion, Wishes wishes) {
        var keys = new EditorKeys(editor, completion, wishes);
        editor.area().addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        editor.area().addEventFilter(KeyEvent.KEY_TYPED, keys::typed);
        editor.area().focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                completion.hide();
            }
        });
    }

    private void pressed(KeyEvent event) {
        if ((completion.isShowing() && choosing(event)) || command(event) || shaping(event)) {
            event.consume();
        }
    }

    /// While proposals are shown. Enter on a word that stands there whole is the text's.
    private boolean choosing(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return false;
        }
        return switch (event.getCode()) {
            case ENTER, TAB -> accepted(event);
            case ESCAPE -> {
                completion.hide();
                yield true;
            }
            case LEFT, RIGHT, HOME, END -> {
                completion.hide();
                yield false;
            }
            default -> completion.moved(event.getCode());
        };
    }

    private boolean accepted(KeyEvent event) {
        if (event.isShiftDown() || isWhole(completion.selected())) {
            completion.hide();
            return false;
        }
        completion.accept();
        return true;
    }

    private boolean isWhole(@Nullable Proposal proposal) {
        return proposal == null || proposal.edit().in(area.getText()).equals(area.getText());
    }

    private boolean command(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.SPACE) {
            wishes.propose();
            return true;
        }
        if (event.isAltDown() && event.getCode() == KeyCode.ENTER) {
            wishes.fixes();
            return true;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            return wishes.hideFixes();
        }
        if (event.isShortcutDown() && (event.getCode() == KeyCode.SLASH || event.getCode() == KeyCode.DIVIDE)) {
            var selection = area.getSelection();
            lines(YamlTyping.comment(area.getText(), selection.getStart(), selection.getEnd()));
            return true;
        }
        return false;
    }

    private boolean shaping(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        var selection = area.getSelection();
        if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
            var keyed = YamlTyping.enter(area.getText(), selection.getStart(), selection.getEnd());
            editor.edit(keyed.edit(), OptionalInt.of(keyed.caret()));
            return true;
        }
        if (event.getCode() != KeyCode.TAB) {
            return false;
        }
        boolean several = area.getSelectedText().contains("\n");
        if (several || event.isShiftDown()) {
            lines(YamlTyping.shifted(area.getText(), selection.getStart(), selection.getEnd(), event.isShiftDown()));
        } else {
            area.replaceSelection("  ");
        }
        return true;
    }

    /// Whole lines: a selection of several stays one, else the caret moves with its line.
    private void lines(TextEdit edit) {
        boolean several = area.getSelectedText().contains("\n");
        int from = area.getCaretPosition();
        int grown = edit.text().length() - (edit.to() - edit.from());
        editor.edit(edit, OptionalInt.empty());
        if (several) {
            area.selectRange(edit.from(), edit.from() + edit.text().length());
        } else {
            area.moveTo(Math.clamp(from + grown, edit.from(), Math.max(edit.from(), area.getLength())));
        }
    }

    private void typed(KeyEvent event) {
        var character = event.getCharacter();
        if (character.length() != 1 || event.isShortcutDown() || area.getSelection().getLength() > 0) {
            return;
        }
        YamlTyping.pair(area.getText(), area.getCaretPosition(), character.charAt(0)).ifPresent(keyed -> {
            editor.edit(keyed.edit(), OptionalInt.of(keyed.caret()));
            event.consume();
        });
    }
}
