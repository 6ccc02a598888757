package dev.weft.view.editor;

import dev.weft.cluster.Problem.Severity;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// The number of a line beside it, and what is worst in the line. Made anew with its line at each key stroke, so it is
/// two words and no control: labels with their skins and styles cost more than the line itself.
final class LineNumber extends Region {
    /// In ems of the text, so that it grows with the size of type.
    private static final double NUMBER = 3.1;
    private static final double SIGN = 1.2;
    private static final double GAP = 0.35;

    private final Text number;
    private final Optional<Text> sign;

    /// `line` from 0.
    LineNumber(int line, Optional<Severity> worst) {
        number = text(String.valueOf(line + 1), "yaml-number-of-line");
        sign = worst.map(severity -> text(MistakeRows.symbol(severity), "yaml-sign"));
        getStyleClass().add("yaml-gutter");
        getChildren().add(number);
        sign.ifPresent(getChildren()::add);
        worst.ifPresent(severity ->
                sign.ifPresent(it -> it.getStyleClass().add(MistakeRows.tone(severity).style())));
    }

    /// Not managed: its font, when it comes, does not have the window laid out once more.
    private static Text text(String words, String style) {
        var text = new Text(words);
        text.getStyleClass().add(style);
        text.setTextOrigin(VPos.TOP);
        text.setManaged(false);
        return text;
    }

    private double em() {
        return number.getFont().getSize();
    }

    private double column() {
        return Math.max(NUMBER * em(), number.getLayoutBounds().getWidth() + 2 * GAP * em());
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(column() + SIGN * em());
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    /// The line beside it has the height.
    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        number.relocate(column() - GAP * em() - number.getLayoutBounds().getWidth(), 0);
        sign.ifPresent(it -> it.relocate(column(), 0));
    }
}
